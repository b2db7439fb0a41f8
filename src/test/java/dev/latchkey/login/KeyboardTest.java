package dev.latchkey.login;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.Browser;
import dev.latchkey.testing.BrowserTest;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

@QuarkusTest
@BrowserTest
class KeyboardTest {
    private static final String PASSWORD = "ten fingers and no mouse";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nobodyNeedsAMouse(boolean script) {
        String email = TestUser.uniqueEmail();
        try (Browser browser = Browser.open(script)) {
            browser.go("/");
            follow(browser, "a \"Sign up\"");
            signUp(browser, email);
            logIn(browser, email);
            assertThat(browser.text(), containsString("Hi Ada!"));
            follow(browser, "a \"Your account\"");
            assertEquals("/accounts", browser.path());
            follow(browser, "button \"Log out\"");
            assertThat(browser.text(), containsString("You are not logged in."));
        }
    }

    private static void signUp(Browser browser, String email) {
        browser.assertFocused("input#name \"Name\"");
        browser.type("Ada");
        browser.tabTo("input#email \"Email address\"");
        browser.type(email);
        browser.tabTo("input#password \"Password\"");
        browser.type(PASSWORD);
        browser.enter();
    }

    private static void logIn(Browser browser, String email) {
        browser.assertFocused("input#email \"Email address or username\"");
        browser.type(email);
        browser.tabTo("input#password \"Password\"");
        browser.type(PASSWORD);
        follow(browser, "button \"Log in\"");
    }

    private static void follow(Browser browser, String linkOrButton) {
        browser.tabTo(linkOrButton);
        browser.enter();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatEveryPageBeginsWithCanBeSkipped(boolean script) {
        try (Browser browser = Browser.open(script)) {
            browser.go("/");
            browser.press(Keys.TAB);
            browser.assertFocused("a \"Skip to the content\"");
            browser.press(Keys.ENTER);
            browser.press(Keys.TAB);
            browser.assertFocused("a \"Log in\"");
        }
    }

    @Test
    void theAccountPageLeadsThroughAllItHas() {
        TestUser user = TestUser.registered();
        user.login();
        try (Browser browser = Browser.open()) {
            browser.logIn(user);
            browser.go("/accounts");
            browser.tabTo("input#username \"Username\"");
            browser.tabTo("button \"Change password\"");
            browser.tabTo("button \"Sign out everywhere else\"");
            browser.tabTo("a \"Download\"");
            browser.tabTo("button \"Delete account\"");
        }
    }
}
