package dev.latchkey.session;

import static dev.latchkey.testing.Problems.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user may have 40 sessions here. */
@QuarkusTest
class SessionsPerUserTest {
    private static final int MOST = 40;

    private TestUser oldest;

    @BeforeEach
    void register() {
        oldest = TestUser.registered();
    }

    @Test
    void withOneTooManyTheOldestEndsAndWithItItsTokenAtOnce() {
        TestUser second = oldest.loggedIn();
        logIn(MOST - 2);
        oldest.asks().get("/me").then().statusCode(200);
        oldest.loggedIn().asks().get("/me").then().statusCode(200);
        oldest.asks().get("/me").then().spec(problem(401, "invalid-token"));
        second.asks().get("/me").then().statusCode(200);
    }

    @Test
    void ofLoginsAtOnceNoneFails() throws Exception {
        logIn(MOST - 1);
        List<Integer> statuses = Together.run(8, () -> oldest.login().statusCode());
        assertEquals(Collections.nCopies(8, 200), statuses);
        TestUser newest = oldest.loggedIn();
        List<?> left =
                newest.asks().queryParam("limit", 100).get("/me/sessions").path("items");
        assertEquals(MOST, left.size());
    }

    private void logIn(int times) {
        for (int i = 0; i < times; i++) {
            assertEquals(200, oldest.login().statusCode());
        }
    }
}
