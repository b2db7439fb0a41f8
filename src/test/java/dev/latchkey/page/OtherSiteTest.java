package dev.latchkey.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.testing.Browser;
import dev.latchkey.testing.BrowserTest;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of another site can do with ours. */
@QuarkusTest
@BrowserTest
class OtherSiteTest {
    @Test
    void itCannotFrameThem() {
        try (Browser browser = Browser.open()) {
            browser.goElsewhere("/test/planted/framed-plain");
            browser.assertNoConsoleErrors();
            browser.goElsewhere("/test/planted/framed-login");
            AssertionError blocked = assertThrows(AssertionError.class, browser::assertNoConsoleErrors);
            assertThat(blocked.getMessage(), containsString("frame"));
        }
    }

    @Test
    void notEvenOurOwnSiteFramesThem() {
        try (Browser browser = Browser.open()) {
            browser.go("/test/planted/framed-login");
            AssertionError blocked = assertThrows(AssertionError.class, browser::assertNoConsoleErrors);
            assertThat(blocked.getMessage(), containsString("frame"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "A kitten, true", "A kitten, false",
        "A puppy, true", "A puppy, false",
        "A foal, true", "A foal, false"
    })
    void itCannotSendTheirForms(String bait, boolean script) {
        try (Browser browser = Browser.open(script)) {
            browser.logIn(TestUser.registered());
            browser.goElsewhere("/test/planted/posting");
            browser.click(bait);
            assertThat(browser.text(), containsString("Stopped for your safety"));
            browser.go("/accounts");
            assertEquals("/accounts", browser.path());
            assertEquals(2, browser.findAll("ul.plain > li").size());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itCannotLogAnyoneIn(boolean script) {
        try (Browser browser = Browser.open(script)) {
            browser.goElsewhere("/test/planted/posting");
            browser.click("A foal");
            assertThat(browser.text(), containsString("Stopped for your safety"));
            browser.go("/");
            assertThat(browser.text(), containsString("You are not logged in."));
        }
    }
}
