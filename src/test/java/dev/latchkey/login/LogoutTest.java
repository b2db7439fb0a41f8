package dev.latchkey.login;

import static dev.latchkey.testing.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LogoutTest {
    private TestUser user;

    @BeforeEach
    void register() {
        user = TestUser.registered();
    }

    @Test
    void theTokenIsOfNoUseWithTheVeryNextRequest() {
        user.asks().post("/logout").then().statusCode(204).body(emptyString());
        user.asks()
                .get("/me")
                .then()
                .spec(problem(401, "invalid-token"))
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""));
    }

    @Test
    void repeatedItHasHappenedAlready() {
        user.asks().post("/logout").then().statusCode(204);
        user.asks().post("/logout").then().spec(problem(401, "invalid-token"));
    }

    @Test
    void otherSessionsGoOn() {
        TestUser elsewhere = user.loggedIn();
        user.asks().post("/logout").then().statusCode(204);
        elsewhere.asks().get("/me").then().statusCode(200);
    }

    @Test
    void aBodyIsNotLookedAt() {
        user.asks().body("{").post("/logout").then().statusCode(204);
    }

    @Test
    void nobodyLogsOutWithoutAToken() {
        given().post("/logout").then().spec(problem(401, "authentication-required"));
    }

    @Test
    void manyAtOnceAreNoFault() throws Exception {
        List<Integer> statuses =
                Together.run(8, () -> user.asks().post("/logout").statusCode());
        assertTrue(statuses.contains(204), statuses::toString);
        assertTrue(List.of(204, 401).containsAll(statuses), statuses::toString);
    }
}
