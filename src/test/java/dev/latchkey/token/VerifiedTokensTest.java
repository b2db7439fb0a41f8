package dev.latchkey.token;

import static dev.latchkey.testing.Problems.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.Metrics;
import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VerifiedTokensTest {
    private static final int TIMES = 20;

    @Inject
    MovableClock clock;

    private Tokens tokens;

    @BeforeEach
    void logIn() {
        tokens = Tokens.of(TestUser.registered());
    }

    @Test
    void aSignatureIsVerifiedOnce() {
        double signatures = verifications("signature");
        double remembered = verifications("memory");
        for (int i = 0; i < TIMES; i++) {
            tokens.asks().get("/me").then().statusCode(200);
        }
        assertEquals(1, verifications("signature") - signatures);
        assertEquals(TIMES - 1, verifications("memory") - remembered);
    }

    @Test
    void whatIsRememberedEndsWithItsTime() {
        tokens.asks().get("/me").then().statusCode(200);
        clock.advance(Duration.ofMinutes(30));
        tokens.asks().get("/me").then().spec(problem(401, "invalid-token"));
    }

    @Test
    void tokensOfEndedSessionsAreNotRemembered() {
        tokens.asks().get("/me").then().statusCode(200);
        tokens.asks().post("/logout").then().statusCode(204);
        tokens.asks().get("/me").then().spec(problem(401, "invalid-token"));
        double signatures = verifications("signature");
        for (int i = 0; i < TIMES; i++) {
            tokens.asks().get("/me").then().statusCode(401);
        }
        assertEquals(TIMES, verifications("signature") - signatures);
    }

    private static double verifications(String from) {
        return Metrics.sum("latchkey_token_verifications_total", "from=\"" + from + "\"");
    }
}
