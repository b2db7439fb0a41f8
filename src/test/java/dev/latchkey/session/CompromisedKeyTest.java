package dev.latchkey.session;

import static dev.latchkey.testing.Problems.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CompromisedKeyTest {
    @Test
    void whatItMadeEndsWithItsSessions() throws InterruptedException {
        TestUser user = TestUser.registered();
        Tokens before = Tokens.of(user).refreshed();
        TestUser.admin()
                .sends(Map.of("compromised", true))
                .post("/keys/rotation")
                .then()
                .statusCode(200);
        before.asks().get("/me").then().spec(problem(401, "invalid-token"));
        Tokens.refresh(before.refresh()).then().spec(problem(401, "invalid-refresh-token"));
        Tokens after = Tokens.of(user);
        for (int tries = 0; sessionsOf(after).size() > 1 && tries < 100; tries++) {
            Thread.sleep(20);
        }
        assertEquals(1, sessionsOf(after).size());
        after.refreshed().asks().get("/me").then().statusCode(200);
    }

    private static List<?> sessionsOf(Tokens tokens) {
        return tokens.asks().get("/me/sessions").path("items");
    }
}
