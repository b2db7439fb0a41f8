package dev.latchkey.login;

import static dev.latchkey.testing.MailedLinks.post;
import static dev.latchkey.testing.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.audit.AuditDatabase;
import dev.latchkey.session.SessionRounds;
import dev.latchkey.testing.Mailbox;
import dev.latchkey.testing.MailedLinks;
import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import dev.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LoginLinkTest {
    @Inject
    MailedLinks links;

    @Inject
    MovableClock clock;

    @Inject
    AuditDatabase audit;

    @Inject
    SessionRounds sessions;

    @Inject
    Mailbox mailbox;

    private TestUser user;

    @BeforeEach
    void register() {
        user = TestUser.registered();
    }

    @Test
    void whoFollowsTheLinkIsLoggedIn() {
        Response answer = confirm(links.loginToken(user));
        answer.then().statusCode(200).body("token_type", equalTo("Bearer")).body("refresh_token", notNullValue());
        assertEquals("no-store", answer.header("Cache-Control"));
        assertTrue(answer.header("Set-Cookie").startsWith("latchkey-device="), "the browser is known from now on");
        new TestUser(user.id(), user.email(), "", answer.path("access_token"))
                .asks()
                .get("/me")
                .then()
                .statusCode(200)
                .body("email_verified", equalTo(true));
    }

    @Test
    void itIsNoted() {
        confirm(links.loginToken(user)).then().statusCode(200);
        List<String> noted = audit.about(user.id()).stream()
                .map(row -> row.getString("action"))
                .toList();
        assertTrue(noted.containsAll(List.of("login-link-asked", "login-link-used", "logged-in")), noted.toString());
    }

    @Test
    void ofTwentyAtOnceOneIsLoggedIn() throws Exception {
        String token = links.loginToken(user);
        List<Integer> statuses = Together.run(20, () -> confirm(token).statusCode());
        assertEquals(1, Collections.frequency(statuses, 200), statuses.toString());
        assertEquals(19, Collections.frequency(statuses, 400), statuses.toString());
    }

    @Test
    void itRunsOutAfterAQuarterOfAnHour() {
        String token = links.loginToken(user);
        clock.advance(Duration.ofMinutes(16));
        confirm(token).then().spec(problem(400, "invalid-token"));
    }

    /** Somebody has registered the owner's address before them, and waits in the account. */
    @Test
    void whoWaitedInAnUnverifiedAccountIsLockedOut() {
        Tokens waiting = Tokens.of(user);
        confirm(links.loginToken(user)).then().statusCode(200);
        waiting.asks().get("/me").then().statusCode(401);
        post("/refresh", Map.of("refresh_token", waiting.refresh())).then().statusCode(401);
        user.login().then().spec(problem(401, "invalid-credentials"));
        post("/login", Map.of("email", user.email(), "password", "!")).then().spec(problem(401, "invalid-credentials"));
    }

    @Test
    void whoseAddressIsVerifiedKeepsPasswordAndSessions() {
        post("/verification/confirm", Map.of("token", links.verificationToken(user)))
                .then()
                .statusCode(204);
        confirm(links.loginToken(user)).then().statusCode(200);
        user.asks().get("/me").then().statusCode(200);
        user.login().then().statusCode(200);
    }

    @Test
    void whoWasDisabledSinceStaysOutAndTheLinkIsNotUsed() {
        String token = links.loginToken(user);
        user.enable(false);
        confirm(token).then().spec(problem(403, "account-disabled"));
        user.enable(true);
        confirm(token).then().statusCode(200);
    }

    @Test
    void aChangedPasswordEndsIt() {
        String token = links.loginToken(user);
        user.sends(Map.of("current_password", user.password(), "new_password", "wrong mule fuel cell paperclip"))
                .put("/me/password")
                .then()
                .statusCode(204);
        confirm(token).then().spec(problem(400, "invalid-token"));
    }

    @Test
    void oneForSomethingElseIsNone() {
        confirm(links.resetToken(user)).then().spec(problem(400, "invalid-token"));
    }

    @Test
    void knownAndUnknownAddressesAreAnsweredAlike() {
        Response known = post("/login/link", Map.of("email", user.email()));
        Response unknown = post("/login/link", Map.of("email", TestUser.uniqueEmail()));
        assertEquals(202, known.statusCode());
        assertEquals(202, unknown.statusCode());
        assertEquals(known.asString(), unknown.asString());
        assertEquals(known.headers().asList(), unknown.headers().asList());
    }

    /** As after a login by password: who comes from there again is not warned of themselves. */
    @Test
    void whereOneCameFromIsKnownFromThen() {
        var unused = audit.query("DELETE FROM known_networks WHERE user_id = $1", UUID.fromString(user.id()));
        confirm(links.loginToken(user)).then().statusCode(200);
        assertEquals(List.of("127.0.0.1"), networks());
        confirm(links.loginToken(user)).then().statusCode(200);
        sessions.warn();
        assertEquals(List.of(), mailbox.takeAll(user.email()));
    }

    private List<String> networks() {
        String id = user.id();
        return audit.query("SELECT network FROM known_networks WHERE user_id = $1", UUID.fromString(id)).stream()
                .map(row -> row.getString("network"))
                .toList();
    }

    private static Response confirm(String token) {
        return post("/login/link/confirm", Map.of("token", token));
    }
}
