package dev.latchkey.account;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.Browser;
import dev.latchkey.testing.BrowserTest;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@BrowserTest
class DeletionInBrowserTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoDeletesTheAccountIsOutForGood(boolean script) {
        TestUser user = TestUser.registered();
        try (Browser browser = Browser.open(script)) {
            browser.logIn(user);
            delete(browser, user.password());
            assertEquals(script ? "/" : "/?notice=deleted", browser.path());
            assertThat(browser.text(), containsString("Your account is deleted."));
            assertThat(browser.text(), containsString("You are not logged in."));
            browser.logIn(user);
            assertThat(browser.text(), containsString("These do not go together"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theWrongPasswordDeletesNothing(boolean script) {
        try (Browser browser = Browser.open(script)) {
            browser.logIn(TestUser.registered());
            delete(browser, "not it");
            browser.assertFocused("input#password \"Current password\"");
            browser.go("/");
            assertThat(browser.text(), containsString("Hi Ada Lovelace!"));
        }
    }

    private static void delete(Browser browser, String password) {
        browser.go("/accounts");
        browser.find("#password").sendKeys(password);
        browser.click("Delete account");
    }
}
