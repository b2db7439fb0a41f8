package dev.latchkey.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
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
class LanguageInBrowserTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoPrefersGermanIsSpokenToInGerman(boolean script) {
        TestUser user = TestUser.registered();
        try (Browser browser = Browser.open(script)) {
            browser.speak("de");
            browser.go("/");
            assertThat(browser.text(), containsString("Du bist nicht angemeldet."));
            browser.click("Anmelden");
            browser.fillIn(new TestUser(user.id(), user.email(), "falsch", ""));
            assertThat(browser.text(), containsString("passt nicht zusammen"));
            browser.fillIn(new TestUser(user.id(), "", user.password(), ""));
            assertThat(browser.text(), containsString("Hallo Ada Lovelace!"));
            browser.click("Dein Konto");
            browser.click("Speichern");
            assertThat(browser.text(), containsString("Gespeichert."));
        }
    }

    @ParameterizedTest
    @CsvSource({"en, en", "de, de", "de-AT, de", "fr, en", "'fr,de', de"})
    void thePageSaysWhatItIsWrittenIn(String preferred, String language) {
        try (Browser browser = Browser.open()) {
            browser.speak(preferred);
            browser.go("/accounts/login");
            assertEquals(language, browser.evaluate("return document.documentElement.lang"));
        }
    }

    @Test
    void germanFitsANarrowPhoneToo() {
        try (Browser browser = Browser.open()) {
            browser.speak("de");
            browser.logIn(TestUser.registered());
            browser.assertFits();
            browser.go("/accounts");
            browser.assertFits();
            browser.shoot("account-german");
        }
    }
}
