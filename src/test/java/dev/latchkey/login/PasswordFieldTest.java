package dev.latchkey.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.Browser;
import dev.latchkey.testing.BrowserTest;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

@QuarkusTest
@BrowserTest
class PasswordFieldTest {
    private static final String KINDS =
            "return [...document.querySelectorAll('form [autocomplete]')].map(field => field.autocomplete).join(' ')";

    @ParameterizedTest
    @CsvSource({
        "/accounts/signup, name username new-password",
        "/accounts/login, username current-password",
        "/accounts, name username email current-password username current-password new-password username current-password"
    })
    void aPasswordManagerKnowsWhatGoesWhere(String path, String kinds) {
        try (Browser browser = Browser.openWithoutScript()) {
            if (path.equals("/accounts")) {
                browser.logIn(TestUser.registered());
            }
            browser.go(path);
            assertEquals(kinds, browser.evaluate(KINDS));
        }
    }

    @Test
    void aPasswordCanBeShownAndHidden() {
        try (Browser browser = Browser.open()) {
            browser.go("/accounts/login");
            browser.field("Password").sendKeys("what did I type");
            browser.tabTo("button \"Show password\"");
            browser.press(Keys.SPACE);
            assertShown(browser, "text", "true");
            browser.press(Keys.SPACE);
            assertShown(browser, "password", "false");
            browser.find(".show").click();
            assertShown(browser, "text", "true");
        }
    }

    private static void assertShown(Browser browser, String type, String pressed) {
        assertEquals(type, browser.field("Password").getDomProperty("type"));
        assertEquals(pressed, browser.find(".show").getDomAttribute("aria-pressed"));
    }

    @Test
    void toShowAPasswordMovesNothing() {
        try (Browser browser = Browser.open()) {
            browser.go("/accounts/signup");
            String where =
                    "return JSON.stringify([...document.querySelectorAll('main *')].map(e => e.getBoundingClientRect()))";
            Object before = browser.evaluate(where);
            browser.find(".show").click();
            browser.field("Password").sendKeys("seven 7");
            assertEquals(before, browser.evaluate(where));
        }
    }

    /** Browsers remember the texts of other fields. */
    @Test
    void whatIsSentIsAPasswordAgain() {
        try (Browser browser = Browser.open()) {
            browser.go("/accounts/login");
            browser.evaluate("document.forms[0].addEventListener('submit', event => event.preventDefault())");
            browser.find(".show").click();
            browser.field("Password").sendKeys("what did I type");
            assertShown(browser, "text", "true");
            browser.press(Keys.ENTER);
            assertEquals("password", browser.field("Password").getDomProperty("type"));
        }
    }

    @Test
    void withoutScriptThereIsNothingToShowItWith() {
        try (Browser browser = Browser.openWithoutScript()) {
            browser.go("/accounts/login");
            assertEquals(List.of(), browser.findAll(".show"));
        }
    }
}
