package dev.latchkey.login;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.Networks;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LogInPageTest {
    private static final String PATH = "/accounts/login";

    private final Visitor visitor = Visitor.unknown();
    private TestUser user;

    @BeforeEach
    void register() {
        user = TestUser.registered();
    }

    @Test
    void greetsWhoLogsIn() {
        assertFalse(visitor.isLoggedIn());
        visitor.logIn(user).then().statusCode(303).header("Location", "/").body(equalTo(""));
        assertTrue(visitor.isLoggedIn());
    }

    @Test
    void tellsWhoIsLoggedInAndLetsThemGoOn() {
        visitor.open(PATH).then().body(not(containsString("You are logged in already.")));
        visitor.logIn(user);
        visitor.open(PATH + "?next=/accounts")
                .then()
                .statusCode(200)
                .body(containsString("You are logged in already."))
                .body(containsString("<a href=\"/accounts\">Go on</a>"));
        user.asks().delete("/me/sessions").then().statusCode(204);
        visitor.open(PATH).then().statusCode(200).body(not(containsString("You are logged in already.")));
    }

    @Test
    void tellsPasswordManagersWhatItsFieldsAre() {
        visitor.open(PATH)
                .then()
                .statusCode(200)
                .body(containsString("autocomplete=\"username\""))
                .body(containsString("autocomplete=\"current-password\""));
    }

    @Test
    void takesTheUsernameToo() {
        String username = "ada" + UUID.randomUUID().toString().substring(0, 8);
        user.sends(Map.of("username", username)).patch("/me").then().statusCode(200);
        visitor.send(PATH, Map.of("email", username, "password", user.password()));
        assertTrue(visitor.isLoggedIn());
    }

    @Test
    void takesAPasswordOfSpaces() {
        Map<String, String> account = Map.of("name", "Ada", "email", TestUser.uniqueEmail(), "password", " ".repeat(8));
        visitor.send("/accounts/signup", account).then().statusCode(303);
        visitor.send(PATH, account).then().statusCode(303);
        assertTrue(visitor.isLoggedIn());
    }

    @Test
    void comesBackWithWhatWasTypedButForThePassword() {
        visitor.send(PATH, Map.of("email", user.email(), "password", "s3cret s3cret"))
                .then()
                .statusCode(401)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("value=\"" + user.email() + "\""))
                .body(containsString("role=\"alert\""))
                .body(not(containsString("s3cret")));
        assertEquals("", visitor.cookie());
    }

    @Test
    void marksTheFieldThatIsMissing() {
        visitor.send(PATH, Map.of("email", user.email()))
                .then()
                .statusCode(400)
                .body("**.find {it.@id == 'password'}.@aria-invalid", equalTo("true"))
                .body("**.find {it.@id == 'password'}.@aria-describedby", equalTo("password-error"))
                .body(containsString("<p class=\"error\" id=\"password-error\">"));
    }

    @Test
    void refusesWhoIsDisabled() {
        user.enable(false);
        visitor.logIn(user).then().statusCode(403).body(containsString("This account is disabled."));
        assertEquals("", visitor.cookie());
    }

    @Test
    void saysForHowLongNobodyIsLetIn() {
        TestUser guessed = new TestUser(user.id(), user.email(), "not the password", "");
        String network = Networks.unused();
        for (int attempt = 0; attempt < 10; attempt++) {
            from(network, guessed).then().statusCode(401);
        }
        from(network, user)
                .then()
                .statusCode(429)
                .body(containsString("Please try again in a minute: until then, even what is right is refused."));
    }

    private Response from(String network, TestUser whom) {
        return visitor.asks()
                .header("X-Forwarded-For", network)
                .formParams(Map.of("email", whom.email(), "password", whom.password()))
                .post(PATH);
    }

    @Test
    void letsInWhoseSessionHasEndedMeanwhile() {
        Visitor before = Visitor.of(user);
        Visitor stale = Visitor.withCookie(before.cookie());
        before.send("/accounts/logout", Map.of());
        assertFalse(stale.isLoggedIn());
        stale.logIn(user).then().statusCode(303).header("Location", "/");
        assertTrue(stale.isLoggedIn());
    }

    @Test
    void startsANewSessionAndEndsTheOneThatTheBrowserHad() {
        Visitor first = Visitor.of(user);
        Visitor again = Visitor.withCookie(first.cookie());
        again.logIn(user);
        assertNotEquals(first.sessionId(), again.sessionId());
        assertTrue(again.isLoggedIn());
        assertFalse(Visitor.withCookie(first.cookie()).isLoggedIn());
    }

    @Test
    void keepsNoSessionThatSomebodyPlanted() {
        Visitor victim = Visitor.withCookie(Visitor.of(TestUser.registered()).cookie());
        String planted = victim.cookie();
        victim.logIn(user);
        assertNotEquals(planted, victim.cookie());
        assertFalse(Visitor.withCookie(planted).isLoggedIn());
        victim.open("/").then().body(containsString(user.email()));
    }

    @ParameterizedTest
    @CsvSource({"signed-up, Your account is ready.", "deleted, Your account is deleted."})
    void saysWhatHasJustHappened(String notice, String text) {
        visitor.open(PATH + "?notice=" + notice).then().statusCode(200).body(containsString(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SIGNED_UP", "You%20have%20won", "%3Cb%3E", "{msg:hi}", "msg:hi"})
    void saysNothingThatALinkMakesUp(String notice) {
        visitor.asks()
                .urlEncodingEnabled(false)
                .get(PATH + "?notice=" + notice.replace("{", "%7B").replace("}", "%7D"))
                .then()
                .statusCode(200)
                .body(not(containsString("class=\"notice\"")));
    }
}
