package dev.latchkey.account;

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

@QuarkusTest
@BrowserTest
class ProfileInBrowserTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNewNameIsSavedAndGreeted(boolean script) {
        try (Browser browser = Browser.open(script)) {
            browser.logIn(TestUser.registered());
            browser.click("Your account");
            browser.field("Name").clear();
            browser.field("Name").sendKeys("Augusta Ada King");
            browser.click("Save");
            assertThat(browser.text(), containsString("Saved."));
            browser.go("/");
            assertThat(browser.text(), containsString("Hi Augusta Ada King!"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aUsernameThatCannotBeIsToldAtItsField(boolean script) {
        try (Browser browser = Browser.open(script)) {
            browser.logIn(TestUser.registered());
            browser.go("/accounts");
            browser.field("Username").sendKeys("Ada Lovelace");
            browser.click("Save");
            browser.assertFocused("input#username \"Username\"");
            assertEquals("Ada Lovelace", browser.field("Username").getDomProperty("value"));
            assertThat(browser.find("#username-error").getText(), containsString("3 to 30"));
        }
    }

    @Test
    void everythingThatIsKeptCanBeDownloaded() {
        try (Browser browser = Browser.open()) {
            browser.logIn(TestUser.registered());
            browser.go("/accounts");
            assertEquals("Download", browser.find("a[href='/accounts/data']").getText());
        }
    }
}
