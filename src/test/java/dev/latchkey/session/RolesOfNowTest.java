package dev.latchkey.session;

import static dev.latchkey.testing.Problems.problem;
import static org.hamcrest.Matchers.equalTo;

import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What counts is what the user may do now, not what the token says of then. */
@QuarkusTest
class RolesOfNowTest {
    private TestUser user;

    @BeforeEach
    void register() {
        user = TestUser.registered();
    }

    @Test
    void whoIsPromotedMayAdministerWithTheOldToken() {
        list().spec(problem(403, "forbidden"));
        change(Map.of("roles", List.of("user", "admin")));
        list().statusCode(200);
        user.asks().get("/me").then().body("roles", equalTo(List.of("user", "admin")));
    }

    @Test
    void whoIsDemotedMayNotAdministerWithTheNextRequest() {
        change(Map.of("roles", List.of("user", "admin")));
        TestUser asAdmin = user.loggedIn();
        asAdmin.asks().get("/users").then().statusCode(200);
        change(Map.of("roles", List.of("user")));
        asAdmin.asks().get("/users").then().spec(problem(403, "forbidden"));
        asAdmin.asks().get("/me").then().statusCode(200);
    }

    @Test
    void whoIsDisabledIsLoggedOutEverywhere() {
        TestUser elsewhere = user.loggedIn();
        change(Map.of("enabled", false));
        user.asks().get("/me").then().spec(problem(401, "invalid-token"));
        elsewhere.asks().get("/me").then().spec(problem(401, "invalid-token"));
    }

    @Test
    void whoIsEnabledAgainHasToLogInAgain() {
        change(Map.of("enabled", false));
        change(Map.of("enabled", true));
        user.asks().get("/me").then().spec(problem(401, "invalid-token"));
        TestUser again = user.loggedIn();
        again.asks().get("/me/sessions").then().body("items.current", equalTo(List.of(true)));
    }

    @Test
    void whoIsDeletedIsNobody() {
        TestUser.admin().asks().delete("/users/" + user.id()).then().statusCode(204);
        user.asks().get("/me").then().spec(problem(401, "invalid-token"));
        user.asks().get("/users/" + user.id()).then().spec(problem(401, "invalid-token"));
    }

    private ValidatableResponse list() {
        return user.asks().get("/users").then();
    }

    private void change(Map<String, ?> change) {
        TestUser.admin().sends(change).patch("/users/" + user.id()).then().statusCode(200);
    }
}
