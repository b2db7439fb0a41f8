package dev.latchkey.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.Browser;
import dev.latchkey.testing.BrowserTest;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people call themselves and their browsers is text, whatever it looks like. */
@QuarkusTest
@BrowserTest
class InjectionTest {
    private static final String PASSWORD = "correct horse battery staple";
    private static final String STRANGERS = "main :is(script, img, svg, b, iframe, [onload], [onerror], [onfocus])";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "<script>alert(1)</script>",
                "\" autofocus onfocus=\"alert(1)",
                "{inject:site.name}{#if true}<b>{/if}",
                "<svg/onload=alert(1)>"
            })
    void aNameIsShownAsItIsWritten(String name) {
        try (Browser browser = Browser.open()) {
            browser.logIn(called(name));
            assertThat(browser.find("h1").getText(), containsString(name));
            assertHarmless(browser);
            browser.go("/accounts");
            assertEquals(name, browser.field("Name").getDomProperty("value"));
            assertHarmless(browser);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "Mozilla/5.0 (<img src=x onerror=alert(1)>) Firefox/<b>1</b>",
                "<b>Chrome</b>/131.0 (<svg onload=alert(1)>; Windows NT 10.0)"
            })
    void aBrowsersNameAddsNothingToThePage(String agent) {
        try (Browser browser = Browser.open()) {
            browser.pretend(agent);
            browser.logIn(TestUser.registered());
            browser.go("/accounts");
            assertThat(browser.text(), containsString("This device"));
            assertHarmless(browser);
        }
    }

    @Test
    void whatIsTypedIntoAFormComesBackAsText() {
        try (Browser browser = Browser.open()) {
            browser.go("/accounts/login?next=/%22%3E%3Cscript%3Ealert(1)%3C/script%3E");
            browser.find("#email").sendKeys("\"><script>alert(1)</script>");
            browser.click("Log in");
            assertEquals("\"><script>alert(1)</script>", browser.find("#email").getDomProperty("value"));
            assertHarmless(browser);
        }
    }

    /** A dialog would fail the next command; what the policy blocks is in the console. */
    private static void assertHarmless(Browser browser) {
        assertEquals(0, browser.findAll(STRANGERS).size());
        browser.assertNoConsoleErrors();
    }

    private static TestUser called(String name) {
        String email = TestUser.uniqueEmail();
        given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", PASSWORD, "name", name))
                .post("/register")
                .then()
                .statusCode(201);
        return new TestUser("", email, PASSWORD, "");
    }
}
