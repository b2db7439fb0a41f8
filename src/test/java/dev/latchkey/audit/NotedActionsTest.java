package dev.latchkey.audit;

import static dev.latchkey.testing.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each thing that is done leaves its event, with who did it and from where. */
@QuarkusTest
class NotedActionsTest {
    private static final String PLACE = "198.51.100.23";
    private static final String NEW_PASSWORD = "wrong mule fuel cell paperclip";

    @Inject
    AuditDatabase audit;

    @Inject
    MovableClock clock;

    private TestUser user;
    private TestUser admin;

    @BeforeEach
    void begin() {
        user = TestUser.registered();
        admin = TestUser.admin();
    }

    @Test
    void signingUpAndLoggingIn() {
        assertEquals(
                List.of("registered", "logged-in"),
                audit.about(user.id()).stream()
                        .map(event -> event.getString("action"))
                        .toList());
        logIn(user.password()).then().statusCode(200);
        Row loggedIn = audit.last(user.id());
        assertEquals("logged-in", loggedIn.getString("action"));
        assertEquals(PLACE, loggedIn.getString("ip"));
        assertEquals("a browser of the tests", loggedIn.getString("user_agent"));
    }

    @Test
    void eachWrongPasswordAndHammeringOnceAMinute() {
        int before = audit.about(user.id()).size();
        for (int i = 0; i < 13; i++) {
            logIn("not the password");
        }
        assertEquals(
                List.of("invalid-credentials", "too-many-attempts"),
                audit.about(user.id()).stream()
                        .skip(before)
                        .map(event -> event.getString("outcome"))
                        .distinct()
                        .toList());
        assertEquals(before + 11, audit.about(user.id()).size());
    }

    private Response logIn(String password) {
        return place(given().contentType(ContentType.JSON).body(Map.of("email", user.email(), "password", password)))
                .post("/login");
    }

    @Test
    void endingSessions() {
        TestUser elsewhere = user.loggedIn();
        String other = elsewhere.asks().get("/me/sessions").path("items.find { !it.current }.id");
        from(elsewhere).delete("/me/sessions/" + other).then().statusCode(204);
        assertEquals(
                other, assertNoted("session-ended", user).getUUID("session").toString());
        user.loggedIn();
        from(elsewhere).delete("/me/sessions").then().statusCode(204);
        assertDetail("{\"ended\": 1}", assertNoted("sessions-ended", user));
        String own = elsewhere.asks().get("/me/sessions").path("items[0].id");
        from(elsewhere).post("/logout").then().statusCode(204);
        assertEquals(own, assertNoted("logged-out", user).getUUID("session").toString());
    }

    @Test
    void whatEndsNothingIsNoEvent() {
        int before = audit.about(user.id()).size();
        from(user).delete("/me/sessions/" + UUID.randomUUID()).then().statusCode(404);
        from(user).delete("/me/sessions").then().statusCode(204);
        from(user).contentType(ContentType.JSON).body("{}").patch("/me").then().statusCode(200);
        assertEquals(before, audit.about(user.id()).size());
    }

    @Test
    void refreshReuseAndRevocation() {
        Tokens tokens = Tokens.of(user);
        Tokens next = tokens.refreshed();
        clock.advance(Duration.ofMinutes(1));
        refresh(tokens.refresh()).then().spec(problem(401, "invalid-refresh-token"));
        Row reused = audit.last(user.id());
        assertEquals("refresh-reused", reused.getString("action"));
        assertEquals("invalid-refresh-token", reused.getString("outcome"));
        assertEquals(PLACE, reused.getString("ip"));
        assertNull(reused.getUUID("actor"));
        refresh(next.refresh()).then().spec(problem(401, "invalid-refresh-token"));
        assertEquals(reused.getUUID("id"), audit.last(user.id()).getUUID("id"));
        place(given().formParam("token", user.token()))
                .post("/oauth2/revoke")
                .then()
                .statusCode(200);
        Row revoked = audit.last(user.id());
        assertEquals("token-revoked", revoked.getString("action"));
        assertEquals(PLACE, revoked.getString("ip"));
        assertNull(revoked.getUUID("actor"));
    }

    @Test
    void thePasswordAndTheAccount() {
        changePassword("not the password at all").then().spec(problem(403, "wrong-password"));
        Row refused = assertNoted("password-refused", user);
        assertEquals("wrong-password", refused.getString("outcome"));
        user.loggedIn();
        changePassword(user.password()).then().statusCode(204);
        assertEquals(
                List.of("password-changed", "sessions-ended"),
                audit.about(user.id()).stream()
                        .map(row -> row.getString("action"))
                        .filter(action -> action.matches("password-changed|sessions-ended"))
                        .sorted()
                        .toList());
        from(user).get("/me/data").then().statusCode(200);
        assertNoted("data-exported", user);
        from(user)
                .contentType(ContentType.JSON)
                .body(Map.of("password", NEW_PASSWORD))
                .delete("/me")
                .then()
                .statusCode(204);
        assertNoted("account-deleted", user);
    }

    @Test
    void ofTheProfileOnlyWhichMembersChanged() {
        from(user)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "A name that was typed", "username", "u" + System.nanoTime()))
                .patch("/me")
                .then()
                .statusCode(200);
        assertDetail("{\"changed\": [\"username\", \"name\"]}", assertNoted("profile-changed", user));
    }

    @Test
    void whatAdministratorsDo() {
        from(admin).get("/users/" + user.id()).then().statusCode(200);
        assertNoted("user-read", admin);
        change(Map.of("roles", List.of("user", "admin")));
        assertDetail(
                "{\"roles\": {\"to\": [\"user\", \"admin\"], \"from\": [\"user\"]}}",
                assertNoted("user-changed", admin));
        change(Map.of("roles", List.of("user"), "name", "Another"));
        change(Map.of("enabled", false));
        assertEquals(1, count("sessions-ended"));
        assertEquals(3, count("user-changed"));
        from(admin).delete("/users/" + user.id()).then().statusCode(204);
        assertNoted("user-deleted", admin);
    }

    @Test
    void whoLooksAtOneselfIsNotNoted() {
        int before = audit.about(user.id()).size();
        from(user).get("/users/" + user.id()).then().statusCode(200);
        assertEquals(before, audit.about(user.id()).size());
    }

    @Test
    void whatIsRefusedLeavesNoEventOfItsDoing() {
        TestUser taken = TestUser.registered();
        String username = "taken" + System.nanoTime();
        taken.sends(Map.of("username", username)).patch("/me").then().statusCode(200);
        int before = audit.about(user.id()).size();
        from(user)
                .contentType(ContentType.JSON)
                .body(Map.of("username", username))
                .patch("/me")
                .then()
                .statusCode(409);
        assertEquals(before, audit.about(user.id()).size());
    }

    @Test
    void keys() {
        from(admin)
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/keys/rotation")
                .then()
                .statusCode(200);
        List<Row> published = audit.query(
                "SELECT *, detail ->> 'kid' AS kid FROM audit_events WHERE action = 'key-published' ORDER BY id DESC");
        assertFalse(published.isEmpty());
        assertFalse(audit.query(
                        "SELECT FROM signing_keys WHERE kid = $1",
                        published.get(0).getString("kid"))
                .isEmpty());
    }

    /** A password in the field of the email address, or of anything else. */
    @Test
    void nothingThatIsTypedIsThere() {
        String typed = "typed-by-mistake-" + System.nanoTime();
        given().contentType(ContentType.JSON)
                .body(Map.of("email", typed, "password", typed))
                .post("/login")
                .then()
                .statusCode(401);
        given().contentType(ContentType.JSON)
                .body(Map.of("email", typed + "@example.org", "password", NEW_PASSWORD, "name", typed))
                .post("/register")
                .then()
                .statusCode(201);
        given().contentType(ContentType.JSON)
                .body(Map.of("email", typed + "@example.org", "password", NEW_PASSWORD))
                .post("/login")
                .then()
                .statusCode(200);
        changePassword(typed).then().statusCode(403);
        given().formParam("token", typed).post("/oauth2/revoke").then().statusCode(200);
        from(admin).queryParam("outcome", typed).get("/audit").then().statusCode(400);
        assertEquals(
                0,
                audit.query("SELECT FROM audit_events e WHERE strpos(e::text, $1) > 0", typed)
                        .size());
        assertEquals(
                0,
                audit.query("SELECT FROM audit_events e WHERE strpos(e::text, $1) > 0", user.token())
                        .size());
    }

    private Row assertNoted(String action, TestUser actor) {
        Row event = audit.last(user.id());
        assertEquals(action, event.getString("action"));
        assertEquals(UUID.fromString(actor.id()), event.getUUID("actor"));
        assertEquals(PLACE, event.getString("ip"));
        assertEquals("a browser of the tests", event.getString("user_agent"));
        return event;
    }

    private static void assertDetail(String expected, Row event) {
        assertEquals(expected, event.getString("json"));
    }

    private long count(String action) {
        return audit.about(user.id()).stream()
                .filter(event -> event.getString("action").equals(action))
                .count();
    }

    private void change(Map<String, ?> change) {
        from(admin)
                .contentType(ContentType.JSON)
                .body(change)
                .patch("/users/" + user.id())
                .then()
                .statusCode(200);
    }

    private Response changePassword(String current) {
        return from(user)
                .contentType(ContentType.JSON)
                .body(Map.of("current_password", current, "new_password", NEW_PASSWORD))
                .put("/me/password");
    }

    private static Response refresh(String token) {
        return place(given().contentType(ContentType.JSON).body(Map.of("refresh_token", token)))
                .post("/refresh");
    }

    private static RequestSpecification from(TestUser somebody) {
        return place(given().auth().oauth2(somebody.token()));
    }

    private static RequestSpecification place(RequestSpecification request) {
        return request.header("X-Forwarded-For", PLACE).header("User-Agent", "a browser of the tests");
    }
}
