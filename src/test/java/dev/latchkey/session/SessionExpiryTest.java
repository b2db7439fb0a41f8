package dev.latchkey.session;

import static dev.latchkey.testing.Problems.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SessionExpiryTest {
    @Inject
    MovableClock clock;

    @Test
    void aTokenLivesForThirtyMinutes() {
        TestUser user = TestUser.registered();
        clock.advance(Duration.ofMinutes(29));
        user.asks().get("/me").then().statusCode(200);
        clock.advance(Duration.ofMinutes(1));
        user.asks()
                .get("/me")
                .then()
                .spec(problem(401, "invalid-token"))
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""));
    }

    @Test
    void aSessionThatHasExpiredIsNotListed() {
        TestUser user = TestUser.registered();
        clock.advance(Duration.ofDays(14));
        user.loggedIn().asks().get("/me/sessions").then().body("items.current", equalTo(List.of(true)));
    }
}
