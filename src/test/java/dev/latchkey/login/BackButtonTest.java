package dev.latchkey.login;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.latchkey.testing.Browser;
import dev.latchkey.testing.BrowserTest;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has the browser after somebody logged out: neither its cache nor its frozen pages show anything. */
@QuarkusTest
@BrowserTest
class BackButtonTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingPrivateIsBehindALogout(boolean script) {
        TestUser user = TestUser.registered();
        try (Browser browser = Browser.open(script)) {
            browser.logIn(user);
            browser.click("Your account");
            assertThat(browser.text(), containsString(user.email()));
            browser.click("Log out");
            browser.back();
            browser.assertAt("/accounts/login?");
            assertShowsNothingOf(user, browser);
            browser.back();
            assertShowsNothingOf(user, browser);
        }
    }

    @Test
    void nothingPrivateIsBehindTheEndOfASession() {
        TestUser user = TestUser.registered();
        try (Browser browser = Browser.open()) {
            browser.logIn(user);
            browser.click("Your account");
            browser.go("/problems");
            user.asks().delete("/me/sessions").then().statusCode(204);
            browser.back();
            browser.assertAt("/accounts/login?");
            assertShowsNothingOf(user, browser);
        }
    }

    private static void assertShowsNothingOf(TestUser user, Browser browser) {
        assertThat(
                String.valueOf(browser.evaluate("return document.documentElement.outerHTML")),
                allOf(not(containsString(user.email())), not(containsString("Lovelace"))));
    }
}
