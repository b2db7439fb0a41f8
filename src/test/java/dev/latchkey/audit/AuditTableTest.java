package dev.latchkey.audit;

import static dev.latchkey.testing.TestUser.registered;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.problem.ProblemType;
import dev.latchkey.testing.TestUser;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditTableTest {
    @Inject
    AuditTrail audit;

    @Inject
    AuditDatabase database;

    private TestUser user;

    @BeforeEach
    void register() {
        user = registered();
    }

    @Test
    void aLoginIsNotedByTheStatementThatStartsTheSession() {
        String token = given().header("X-Forwarded-For", "192.0.2.7")
                .header("User-Agent", "Ada's browser" + "x".repeat(300))
                .contentType(ContentType.JSON)
                .body(Map.of("email", user.email(), "password", user.password()))
                .post("/login")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        assertNotNull(token);
        Row event = database.last(user.id());
        assertEquals("logged-in", event.getString("action"));
        assertEquals("success", event.getString("outcome"));
        assertEquals(UUID.fromString(user.id()), event.getUUID("actor"));
        assertEquals("192.0.2.7", event.getString("ip"));
        assertEquals(256, event.getString("user_agent").length());
        assertEquals(7, event.getUUID("id").version());
        assertNotNull(event.getUUID("session"));
        assertNull(event.getValue("json"));
    }

    @Test
    void whatIsNotedAloneIsThere() throws Throwable {
        AuditEvent refused = AuditEvent.refused(AuditAction.LOGIN_REFUSED, ProblemType.INVALID_CREDENTIALS)
                .about(UUID.fromString(user.id()))
                .with(Map.of("why", "none"));
        VertxContextSupport.subscribeAndAwait(() -> audit.noteAlone(refused));
        Row event = database.last(user.id());
        assertEquals("login-refused", event.getString("action"));
        assertEquals("invalid-credentials", event.getString("outcome"));
        assertEquals("{\"why\": \"none\"}", event.getString("json"));
        assertNull(event.getValue("actor"));
        assertNull(event.getValue("ip"));
    }

    @Test
    void whatIsNotedInATransactionStandsAndFallsWithIt() throws Throwable {
        AuditEvent event = AuditEvent.of(AuditAction.USER_CHANGED)
                .about(UUID.fromString(user.id()))
                .with(Map.of("n", 1));
        int before = database.about(user.id()).size();
        assertThrows(
                IllegalStateException.class,
                () -> VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> audit.note(event)
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("a cause that fails"))))));
        assertEquals(before, database.about(user.id()).size());
        VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> audit.note(event)));
        assertEquals(before + 1, database.about(user.id()).size());
        assertEquals("{\"n\": 1}", database.last(user.id()).getString("json"));
    }

    @Test
    void nothingIsChangedOrRemoved() {
        assertRefused("UPDATE audit_events SET action = 'logged-out' WHERE subject = $1");
        assertRefused("UPDATE audit_events SET position = -1, hash = '\\x00', ip = NULL WHERE subject = $1");
        assertRefused("DELETE FROM audit_events WHERE subject = $1");
        RuntimeException refusal = assertThrows(RuntimeException.class, () -> database.query("TRUNCATE audit_events"));
        assertTrue(refusal.getMessage().contains("can only be added to"), refusal::getMessage);
    }

    private void assertRefused(String sql) {
        RuntimeException refusal =
                assertThrows(RuntimeException.class, () -> database.query(sql, UUID.fromString(user.id())));
        assertTrue(refusal.getMessage().contains("can only be added to"), refusal::getMessage);
    }
}
