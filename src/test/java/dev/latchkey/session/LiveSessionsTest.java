package dev.latchkey.session;

import static dev.latchkey.testing.Problems.problem;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.Metrics;
import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@Timeout(60)
class LiveSessionsTest {
    @Inject
    MovableClock clock;

    private TestUser user;

    @BeforeEach
    void register() {
        user = TestUser.registered();
    }

    @Test
    void aSessionIsReadOnceAndThenRemembered() throws InterruptedException {
        waitUntilRevocationsAreKnown();
        user.asks().get("/me/sessions").then().statusCode(200);
        double read = lookups("database");
        double remembered = lookups("memory");
        for (int i = 0; i < 50; i++) {
            user.asks().get("/me/sessions").then().statusCode(200);
        }
        assertTrue(lookups("database") - read < 10, "a process that stalls may doubt its memory, but not often");
        assertTrue(lookups("memory") - remembered > 40);
    }

    @RepeatedTest(20)
    void whatIsRememberedIsForgottenWithTheAnswerToALogout() {
        Tokens tokens = Tokens.of(user);
        tokens.asks().get("/me").then().statusCode(200);
        tokens.asks().post("/logout").then().statusCode(204);
        tokens.asks().get("/me").then().spec(problem(401, "invalid-token"));
    }

    @Test
    void aRememberedSessionThatWasRefreshedOutlivesItsFormerEnd() {
        Tokens tokens = Tokens.of(user);
        tokens.asks().get("/me").then().statusCode(200);
        clock.advance(Duration.ofDays(13));
        Tokens next = tokens.refreshed();
        next.asks().get("/me").then().statusCode(200);
        clock.advance(Duration.ofDays(2));
        next.refreshed().asks().get("/me").then().statusCode(200);
    }

    /** While nobody asks, the node looks every few seconds only: the first request after that reads the database. */
    private void waitUntilRevocationsAreKnown() throws InterruptedException {
        for (double before = lookups("memory"); lookups("memory") == before; Thread.sleep(50)) {
            user.asks().get("/me/sessions").then().statusCode(200);
        }
    }

    private static double lookups(String from) {
        return Metrics.sum("latchkey_session_lookups_total", "from=\"" + from + "\"");
    }
}
