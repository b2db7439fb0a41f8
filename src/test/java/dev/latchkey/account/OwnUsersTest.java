package dev.latchkey.account;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.audit.AuditDatabase;
import dev.latchkey.testing.Metrics;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OwnUsersTest {
    private static final int TIMES = 50;

    @Inject
    AuditDatabase database;

    private TestUser user;

    @BeforeEach
    void register() {
        user = TestUser.registered();
        user.asks().get("/me").then().statusCode(200);
    }

    @Test
    void oneIsReadOnceAndThenRemembered() {
        double read = lookups("database");
        double remembered = lookups("memory");
        for (int i = 0; i < TIMES; i++) {
            user.asks().get("/me").then().statusCode(200);
        }
        assertTrue(lookups("database") - read < 10, "a process that stalls may doubt its memory, but not often");
        assertTrue(lookups("memory") - remembered > TIMES - 10);
    }

    @RepeatedTest(20)
    void aChangeIsSeenByTheNextRequest() {
        user.asks()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Grace"))
                .patch("/me")
                .then()
                .statusCode(200);
        user.asks().get("/me").then().body("name", equalTo("Grace"));
    }

    @Test
    void whatAnOperatorChangesInTheTableIsSeenWithinASecond() throws InterruptedException {
        var unused = database.query("UPDATE users SET email_verified = true WHERE id = $1", UUID.fromString(user.id()));
        Thread.sleep(1000);
        assertEquals(true, user.asks().get("/me").path("email_verified"));
    }

    @Test
    void nobodyElseIsToldOfIt() {
        long before = forAll();
        aChangeIsSeenByTheNextRequest();
        assertEquals(before, forAll());
    }

    private long forAll() {
        return database.query("SELECT count(*) AS n FROM revocations WHERE kind <> 'user-changed'")
                .get(0)
                .getLong("n");
    }

    private static double lookups(String from) {
        return Metrics.sum("latchkey_user_lookups_total", "from=\"" + from + "\"");
    }
}
