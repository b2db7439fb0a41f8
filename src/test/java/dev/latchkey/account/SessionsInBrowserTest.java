package dev.latchkey.account;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.Browser;
import dev.latchkey.testing.BrowserTest;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

@QuarkusTest
@BrowserTest
class SessionsInBrowserTest {
    private static final String FIREFOX =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneOtherDeviceIsSignedOut(boolean script) {
        TestUser user = TestUser.registered();
        try (Browser browser = Browser.open(script);
                Browser firefox = firefox(user, script)) {
            browser.logIn(user);
            browser.go("/accounts");
            browser.follow(button(browser, "Firefox on Windows"));
            assertThat(browser.text(), containsString("That device is signed out."));
            assertThat(browser.text(), not(containsString("Firefox")));
            assertIsOut(firefox);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void allOtherDevicesAreSignedOut(boolean script) {
        TestUser user = TestUser.registered();
        try (Browser browser = Browser.open(script);
                Browser firefox = firefox(user, script)) {
            browser.logIn(user);
            browser.go("/accounts");
            browser.click("Sign out everywhere else");
            assertThat(browser.text(), containsString("All other devices are signed out."));
            assertThat(browser.text(), not(containsString("Sign out everywhere else")));
            assertEquals(1, browser.findAll("ul.plain > li").size());
            assertIsOut(firefox);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoSignsOutTheOwnDeviceIsOut(boolean script) {
        try (Browser browser = Browser.open(script)) {
            browser.logIn(TestUser.registered());
            browser.go("/accounts");
            browser.follow(button(browser, "This device"));
            assertEquals("/", browser.path());
            assertThat(browser.text(), containsString("You are not logged in."));
        }
    }

    private static Browser firefox(TestUser user, boolean script) {
        Browser firefox = Browser.open(script);
        firefox.pretend(FIREFOX);
        firefox.logIn(user);
        return firefox;
    }

    private static WebElement button(Browser browser, String device) {
        return browser.findAll("ul.plain > li").stream()
                .filter(line -> line.getText().contains(device))
                .map(line -> line.findElement(By.tagName("button")))
                .findFirst()
                .orElseThrow();
    }

    private static void assertIsOut(Browser browser) {
        browser.click("Your account");
        assertThat(browser.path(), startsWith("/accounts/login?"));
    }
}
