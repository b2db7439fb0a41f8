package dev.latchkey.account;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.Browser;
import dev.latchkey.testing.BrowserTest;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@BrowserTest
class PasswordChangeInBrowserTest {
    private static final String NEW = "a staple, a battery, a horse";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNewPasswordSignsOutEveryOtherBrowser(boolean script) {
        TestUser user = TestUser.registered();
        try (Browser browser = Browser.open(script);
                Browser other = Browser.open(script)) {
            other.logIn(user);
            browser.logIn(user);
            change(browser, user.password(), NEW);
            assertThat(browser.text(), containsString("Your password is changed."));
            other.click("Your account");
            assertThat(other.path(), startsWith("/accounts/login?"));
            other.fillIn(new TestUser(user.id(), user.email(), NEW, ""));
            assertEquals("/accounts", other.path());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theWrongPasswordIsToldAtItsField(boolean script) {
        try (Browser browser = Browser.open(script)) {
            browser.logIn(TestUser.registered());
            change(browser, "not it", NEW);
            browser.assertFocused("input#current_password \"Current password\"");
            assertEquals(
                    "This is not your password.",
                    browser.find("#current_password-error").getText());
        }
    }

    @Test
    void aNewPasswordThatIsTooShortIsToldAtItsField() {
        TestUser user = TestUser.registered();
        try (Browser browser = Browser.open()) {
            browser.logIn(user);
            change(browser, user.password(), "short");
            browser.assertFocused("input#new_password \"New password\"");
            assertEquals(
                    "new_password-hint new_password-error",
                    browser.field("New password").getDomAttribute("aria-describedby"));
        }
    }

    private static void change(Browser browser, String current, String next) {
        browser.go("/accounts");
        browser.find("#current_password").sendKeys(current);
        browser.field("New password").sendKeys(next);
        browser.click("Change password");
    }
}
