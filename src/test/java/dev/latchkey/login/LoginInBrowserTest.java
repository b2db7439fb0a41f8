package dev.latchkey.login;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.Browser;
import dev.latchkey.testing.BrowserTest;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@BrowserTest
class LoginInBrowserTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoAsksForAPageIsThereAfterTheLogin(boolean script) {
        try (Browser browser = Browser.open(script)) {
            browser.go("/accounts");
            assertEquals("/accounts/login?next=%2Faccounts", browser.path());
            browser.fillIn(TestUser.registered());
            assertEquals("/accounts", browser.path());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theWayThereOutlivesAWrongPassword(boolean script) {
        TestUser user = TestUser.registered();
        try (Browser browser = Browser.open(script)) {
            browser.go("/accounts");
            browser.fillIn(new TestUser(user.id(), user.email(), "not it", ""));
            assertThat(browser.text(), containsString("These do not go together."));
            assertEquals(user.email(), browser.find("#email").getDomProperty("value"));
            browser.assertFocused("input#password \"Password\"");
            browser.type(user.password());
            browser.click("Log in");
            assertEquals("/accounts", browser.path());
        }
    }

    @Test
    void theWayBackSendsNoPasswordAgain() {
        TestUser user = TestUser.registered();
        try (Browser browser = Browser.open()) {
            browser.go("/accounts/login");
            browser.fillIn(new TestUser(user.id(), user.email(), "not it", ""));
            browser.fillIn(new TestUser(user.id(), "", user.password(), ""));
            assertThat(browser.text(), containsString("Hi Ada Lovelace!"));
            browser.back();
            assertThat(browser.text(), containsString("No account yet?"));
            assertEquals("", browser.find("#password").getDomProperty("value"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoLogsOutIsOut(boolean script) {
        try (Browser browser = Browser.open(script)) {
            browser.logIn(TestUser.registered());
            browser.go("/accounts/logout");
            assertThat(browser.text(), containsString("Do you want to log out of this browser?"));
            browser.follow(browser.find("main button"));
            assertEquals("/", browser.path());
            assertThat(browser.text(), containsString("You are not logged in."));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theNextClickOfADisabledUserLeadsToTheLogin(boolean script) {
        TestUser user = TestUser.registered();
        try (Browser browser = Browser.open(script)) {
            browser.logIn(user);
            disable(user);
            browser.click("Your account");
            assertThat(browser.path(), startsWith("/accounts/login?"));
            browser.fillIn(user);
            assertThat(browser.text(), containsString("This account is disabled."));
        }
    }

    private static void disable(TestUser user) {
        TestUser.admin()
                .sends(Map.of("enabled", false))
                .patch("/users/" + user.id())
                .then()
                .statusCode(200);
    }

    @Test
    void theCursorIsWhereToBegin() {
        try (Browser browser = Browser.open()) {
            browser.go("/accounts/login");
            browser.assertFocused("input#email \"Email address or username\"");
        }
    }
}
