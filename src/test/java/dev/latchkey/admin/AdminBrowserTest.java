package dev.latchkey.admin;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.Browser;
import dev.latchkey.testing.BrowserTest;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.OutputType;

/** Administering as somebody at a browser does. */
@QuarkusTest
@BrowserTest
class AdminBrowserTest {
    private static final String LONG =
            "Maximiliane-Alexandra von und zu Unaussprechlichhausen-Donaudampfschifffahrtsgesellschaftskapitaen";

    private TestUser admin;
    private TestUser user;

    @BeforeEach
    void register() {
        admin = TestUser.newAdmin();
        user = TestUser.registered();
    }

    @Test
    void somebodyIsFoundAndDisabledWithoutScript() {
        try (Browser browser = Browser.openWithoutScript()) {
            logIn(browser);
            browser.go("/admin");
            browser.field("Find users").sendKeys(user.email());
            browser.click("Search");
            browser.click("Ada Lovelace");
            browser.click("Disable account");
            browser.click("Cancel");
            user.asks().get("/me").then().statusCode(200);
            browser.click("Disable account");
            browser.click("Disable account");
            assertEquals(Administrator.page(user) + "?notice=user-disabled", browser.path());
            assertThat(browser.text(), containsString("The account is disabled and signed out everywhere."));
            user.asks().get("/me").then().statusCode(401);
            browser.assertNoConsoleErrors();
            browser.assertNoForeignRequests();
        }
    }

    @Test
    void everyPageIsAccessibleInBothLanguages() {
        user.sends(Map.of("name", LONG, "username", "u" + SomeUsers.unique().substring(0, 20)))
                .patch("/me")
                .then()
                .statusCode(200);
        try (Browser browser = Browser.open()) {
            logIn(browser);
            lookAtUsers(browser, "en");
            browser.speak("de");
            look(browser, "/admin", "admin-de");
            browser.find("summary").click();
            browser.assertAccessible();
            lookAtUsers(browser, "de");
            browser.assertNoConsoleErrors();
            browser.assertNoForeignRequests();
        }
    }

    private void lookAtUsers(Browser browser, String language) {
        look(browser, Administrator.page(user), "admin-user-" + language);
        look(browser, Administrator.page(admin) + "/delete", "admin-delete-" + language);
        look(browser, Administrator.page(user) + "/disable", "admin-disable-" + language);
    }

    @Test
    void aNameIsNotDrawnOverWhatStandsAboveIt() {
        try (Browser browser = Browser.open()) {
            logIn(browser);
            String search = "/admin?q=" + user.email();
            String before = hint(browser, search);
            user.sends(Map.of("name", "Z" + "\u0302".repeat(99)))
                    .patch("/me")
                    .then()
                    .statusCode(200);
            assertTrue(before.equals(hint(browser, search)), "something is drawn over the hint");
        }
    }

    /** A picture of the line above the table, on which many marks would be seen first. */
    private static String hint(Browser browser, String path) {
        browser.go(path);
        return browser.find("#q-hint").getScreenshotAs(OutputType.BASE64);
    }

    private static void look(Browser browser, String path, String name) {
        browser.go(path);
        browser.assertFits();
        browser.assertAccessible();
        browser.shoot(name);
    }

    private void logIn(Browser browser) {
        browser.go("/accounts/login");
        browser.field("Email address or username").sendKeys(admin.email());
        browser.field("Password").sendKeys(admin.password());
        browser.click("Log in");
    }
}
