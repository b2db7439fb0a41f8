package dev.latchkey.recovery;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.onetime.LinkRounds;
import dev.latchkey.testing.Letter;
import dev.latchkey.testing.Mailbox;
import dev.latchkey.testing.MailedLinks;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PasswordResetPagesTest {
    private static final String CONFIRM = "/accounts/password-reset/confirm";
    private static final String NEW_PASSWORD = "wrong mule fuel cell paperclip";

    @Inject
    MailedLinks links;

    @Inject
    LinkRounds rounds;

    @Inject
    Mailbox mailbox;

    private TestUser user;

    @BeforeEach
    void register() {
        user = TestUser.registered();
    }

    @Test
    void theLoginPageLeadsToTheMail() {
        Visitor visitor = Visitor.unknown();
        visitor.open("/accounts/login").then().body(containsString("/accounts/password-reset\">Forgot your password?"));
        visitor.open("/accounts/password-reset").then().statusCode(200);
        links.forget(user.email());
        visitor.send("/accounts/password-reset", Map.of("email", user.email()))
                .then()
                .statusCode(303)
                .header("Location", equalTo("/accounts/password-reset/mailed"));
        visitor.open("/accounts/password-reset/mailed").then().body(containsString("Check your mail"));
        rounds.answer();
        assertTrue(mailbox.take(user.email()).path().startsWith(CONFIRM + "?token="));
    }

    @Test
    void whatIsNoAddressComesBack() {
        Visitor.unknown()
                .send("/accounts/password-reset", Map.of("email", "nobody"))
                .then()
                .statusCode(400)
                .body(containsString("value=\"nobody\""));
    }

    /** One that opens each link of each mail, and follows wherever that leads. */
    @Test
    void aMailScannerChangesNothing() {
        Letter letter = links.askedFor("/password-reset", user);
        for (int i = 0; i < 3; i++) {
            Response first = open(letter.path());
            withCookieOf(first).get(first.header("Location")).then().statusCode(200);
        }
        user.login().then().statusCode(200);
        Response first = open(letter.path());
        set(first, NEW_PASSWORD).then().statusCode(303);
    }

    @Test
    void theFirstRequestTakesTheTokenOutOfTheAddress() {
        Letter letter = links.askedFor("/password-reset", user);
        Response first = open(letter.path());
        first.then().statusCode(303).header("Location", equalTo(CONFIRM)).header("Referrer-Policy", "no-referrer");
        assertEquals("no-store", first.header("Cache-Control"));
        String cookie = first.header("Set-Cookie");
        assertTrue(
                cookie.startsWith("latchkey-link=" + letter.token() + "; Path=" + CONFIRM
                        + "; Max-Age=1800; HttpOnly; SameSite=Lax"),
                cookie);
        Response page = withCookieOf(first).get(CONFIRM);
        page.then().statusCode(200).header("Referrer-Policy", "no-referrer").body(containsString(user.email()));
        assertFalse(page.asString().contains(letter.token()));
    }

    @Test
    void overHttpsTheCookieIsSecure() {
        Letter letter = links.askedFor("/password-reset", user);
        String cookie = Visitor.unknown()
                .asks()
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-For", "198.51.100.4")
                .get(letter.path())
                .header("Set-Cookie");
        assertTrue(cookie.startsWith("__Secure-latchkey-link=") && cookie.endsWith("; Secure"), cookie);
    }

    @Test
    void theFormSetsThePasswordAndTheLinkIsDone() {
        Response first = open(links.askedFor("/password-reset", user).path());
        Response done = set(first, NEW_PASSWORD);
        done.then().statusCode(303).header("Location", equalTo("/accounts/login?notice=password-reset"));
        assertTrue(done.header("Set-Cookie").contains("latchkey-link=; "), done.header("Set-Cookie"));
        new TestUser(user.id(), user.email(), NEW_PASSWORD, "").login().then().statusCode(200);
        set(first, "another password altogether")
                .then()
                .statusCode(400)
                .body(containsString("This link does not work any more"))
                .body(containsString("href=\"/accounts/password-reset\""));
    }

    @Test
    void aRefusedPasswordIsAskedForAgain() {
        Response first = open(links.askedFor("/password-reset", user).path());
        set(first, "password1").then().statusCode(400).body(containsString("Very many people have this password"));
        set(first, NEW_PASSWORD).then().statusCode(303);
    }

    @Test
    void whoeverComesWithoutALinkIsShownTheWayToOne() {
        Visitor.unknown().open(CONFIRM).then().statusCode(400).body(containsString("Ask for a new link"));
        Response first = open(CONFIRM + "?token=no/token;Path=/");
        assertTrue(
                first.header("Set-Cookie").startsWith("latchkey-link=; Path=" + CONFIRM), first.header("Set-Cookie"));
    }

    /** A browser tells no origin to who asked it not to, and over plain http nothing else either. */
    @Test
    void aFormOfThePageWithoutOriginIsItsOwnAndOneOfAnotherSiteIsNot() {
        Response first = open(links.askedFor("/password-reset", user).path());
        withCookieOf(first)
                .header("Origin", "https://evil.example")
                .formParam("new_password", NEW_PASSWORD)
                .post(CONFIRM)
                .then()
                .statusCode(403);
        withCookieOf(first)
                .header("Origin", "null")
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("new_password", NEW_PASSWORD)
                .post(CONFIRM)
                .then()
                .statusCode(403);
        withCookieOf(first)
                .header("Origin", "null")
                .formParam("new_password", NEW_PASSWORD)
                .post(CONFIRM)
                .then()
                .statusCode(303);
    }

    private static Response open(String path) {
        return Visitor.unknown().open(path);
    }

    private static RequestSpecification withCookieOf(Response first) {
        return Visitor.unknown().asks().cookie("latchkey-link", first.getCookie("latchkey-link"));
    }

    private static Response set(Response first, String password) {
        return withCookieOf(first)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("new_password", password)
                .post(CONFIRM);
    }
}
