package dev.latchkey.testing;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** What the browser tests rely on: that a browser is as it was asked for, and that what is wrong is found. */
@QuarkusTest
@BrowserTest
class BrowserHarnessTest {
    @Test
    void scriptRunsUnlessItIsOff() {
        try (Browser with = Browser.open();
                Browser without = Browser.openWithoutScript()) {
            with.go("/test/planted/plain");
            without.go("/test/planted/plain");
            assertThat(with.text(), allOf(containsString("with script"), not(containsString("no script"))));
            assertThat(without.text(), allOf(containsString("no script"), not(containsString("with script"))));
            without.go("/test/planted/plain?again");
            assertThat(without.text(), not(containsString("with script")));
        }
    }

    @Test
    void twoBrowsersShareNoCookies() {
        try (Browser one = Browser.open();
                Browser other = Browser.open()) {
            one.go("/test/planted/plain");
            one.go("/test/planted/plain");
            other.go("/test/planted/plain");
            assertThat(one.text(), containsString("cookie: visited=yes"));
            assertThat(other.text(), containsString("cookie: null"));
        }
    }

    @Test
    void theServerHearsTheLanguage() {
        try (Browser browser = Browser.open()) {
            browser.go("/test/planted/plain");
            assertThat(browser.text(), containsString("language: en"));
            browser.speak("de");
            browser.go("/test/planted/plain");
            assertThat(browser.text(), containsString("language: de"));
        }
    }

    @Test
    void thePageSeesHowItIsLookedAt() {
        try (Browser browser = Browser.open()) {
            browser.go("/problems");
            assertSees(browser, "(prefers-color-scheme: light) and (prefers-reduced-motion: no-preference)");
            assertSees(browser, "(width: 1280px) and (height: 800px)");
            browser.darken();
            browser.calm();
            browser.resize(View.NARROW);
            assertSees(browser, "(prefers-color-scheme: dark) and (prefers-reduced-motion: reduce)");
            browser.shoot("harness");
            browser.go("/test/planted/plain");
            assertSees(browser, "(prefers-color-scheme: dark) and (width: 320px) and (height: 640px)");
        }
    }

    private static void assertSees(Browser browser, String query) {
        assertEquals(true, browser.evaluate("return matchMedia(arguments[0]).matches", query), query);
    }

    @Test
    void aPictureIsTakenOfEachLook() throws Exception {
        for (Look look : Look.all()) {
            Files.deleteIfExists(picture(look));
        }
        try (Browser browser = Browser.open()) {
            browser.go("/problems");
            browser.shoot("problems");
        }
        for (Look look : Look.all()) {
            assertTrue(Files.size(picture(look)) > 1000, look::toString);
        }
    }

    private static Path picture(Look look) {
        return Path.of("target", "screenshots", "problems-" + look + ".png");
    }

    @Test
    void theKeyboardIsEnough() {
        try (Browser browser = Browser.openWithoutScript()) {
            browser.go("/test/planted/plain");
            assertEquals("body", browser.focused());
            browser.press(Keys.TAB);
            assertEquals("input#email \"Email\"", browser.focused());
            browser.type("ada");
            browser.press(Keys.TAB);
            assertEquals("button \"Log in\"", browser.focused());
            browser.press(Keys.ENTER);
            assertEquals("/test/planted/plain?email=ada", browser.path());
        }
    }

    @Test
    void aFormIsFilledByItsLabels() {
        try (Browser browser = Browser.open()) {
            browser.go("/test/planted/plain");
            browser.field("Email").sendKeys("grace");
            browser.click("Log in");
            assertEquals("/test/planted/plain?email=grace", browser.path());
        }
    }

    @Test
    void nothingIsFoundWhereNothingIsWrong() {
        try (Browser browser = Browser.open()) {
            browser.go("/test/planted/plain");
            browser.go("/problems/none-of-ours");
            browser.go("/test/planted/plain");
            browser.assertAccessible();
            browser.assertFits();
            browser.assertNoConsoleErrors();
            browser.assertNoForeignRequests();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "no-label, dark-phone label",
        "no-label, light-desktop label",
        "dark-on-dark, dark-phone color-contrast",
        "small-targets, light-desktop target-size"
    })
    void anAccessibilityViolationIsFound(String page, String found) {
        try (Browser browser = Browser.open()) {
            browser.go("/test/planted/" + page);
            assertThat(failure(browser::assertAccessible), containsString(found));
        }
    }

    @Test
    void contrastIsJudgedInEachScheme() {
        try (Browser browser = Browser.open()) {
            browser.go("/test/planted/dark-on-dark");
            assertThat(failure(browser::assertAccessible), not(containsString("light")));
        }
    }

    @ParameterizedTest
    @CsvSource({"inline-script, Content Security Policy", "missing-image, 404"})
    void anErrorInTheConsoleIsFound(String page, String found) {
        try (Browser browser = Browser.open()) {
            browser.go("/test/planted/" + page);
            assertThat(failure(browser::assertNoConsoleErrors), containsString(found));
        }
    }

    @Test
    void aForeignRequestIsFound() {
        try (Browser browser = Browser.open();
                Browser other = Browser.open()) {
            browser.go("/test/planted/foreign-image");
            assertThat(
                    failure(browser::assertNoForeignRequests), containsString("http://elsewhere.latchkey.test/x.png"));
            other.assertNoForeignRequests();
        }
    }

    @Test
    void aPageThatIsTooWideIsFound() {
        try (Browser browser = Browser.open()) {
            browser.go("/test/planted/wide");
            assertThat(failure(browser::assertFits), containsString("/test/planted/wide is 4"));
        }
    }

    private static String failure(Executable assertion) {
        return assertThrows(AssertionError.class, assertion).getMessage();
    }
}
