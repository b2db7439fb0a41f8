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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@BrowserTest
class SignUpInBrowserTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoSignsUpLogsInAndIsGreeted(boolean script) {
        String email = TestUser.uniqueEmail();
        try (Browser browser = Browser.open(script)) {
            browser.go("/");
            assertThat(browser.text(), containsString("You are not logged in."));
            browser.click("Sign up");
            send(browser, "Grace Hopper", email, "a nanosecond of wire");
            assertThat(browser.text(), containsString("Your account is ready."));
            browser.field("Email address or username").sendKeys(email);
            browser.field("Password").sendKeys("a nanosecond of wire");
            browser.click("Log in");
            assertEquals("/", browser.path());
            assertThat(browser.text(), containsString("Hi Grace Hopper!"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRefusedFormKeepsWhatWasTypedButThePassword(boolean script) {
        try (Browser browser = Browser.open(script)) {
            browser.go("/accounts/signup");
            send(browser, "Ada", "ada at example", "short");
            assertThat(String.valueOf(browser.evaluate("return document.title")), startsWith("Error: "));
            assertEquals("Ada", browser.field("Name").getDomProperty("value"));
            assertEquals("ada at example", browser.field("Email address").getDomProperty("value"));
            assertEquals("", browser.field("Password").getDomProperty("value"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', ada at example, short, input#name \"Name\"",
        "Ada, ada at example, short, input#email \"Email address\"",
        "Ada, ada@example.org, short, input#password \"Password\""
    })
    void theCursorIsAtTheFirstThatIsWrong(String name, String email, String password, String wrong) {
        try (Browser browser = Browser.open()) {
            browser.go("/accounts/signup");
            send(browser, name, email, password);
            browser.assertFocused(wrong);
        }
    }

    @Test
    void aTakenAddressIsToldAtItsField() {
        String email = TestUser.registered().email();
        try (Browser browser = Browser.open()) {
            browser.go("/accounts/signup");
            send(browser, "Ada", email, "correct horse battery");
            assertEquals("email-error", browser.field("Email address").getDomAttribute("aria-describedby"));
            assertEquals(
                    "There is an account with this email address already.",
                    browser.find("#email-error").getText());
        }
    }

    @Test
    void aPasswordIsJudgedWhileItIsTyped() {
        try (Browser browser = Browser.open()) {
            browser.go("/accounts/signup");
            browser.field("Password").sendKeys("seven 7");
            assertEquals("Too short", browser.find("[role=status]").getText());
            browser.type(" of 9");
            assertEquals(
                    "Enough: longer is stronger", browser.find("[role=status]").getText());
            browser.type(" dwarfs");
            assertEquals("Good length", browser.find("[role=status]").getText());
        }
    }

    private static void send(Browser browser, String name, String email, String password) {
        browser.field("Name").sendKeys(name);
        browser.field("Email address").sendKeys(email);
        browser.field("Password").sendKeys(password);
        browser.click("Sign up");
    }
}
