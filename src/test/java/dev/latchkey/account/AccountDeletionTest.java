package dev.latchkey.account;

import static dev.latchkey.testing.Problems.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountDeletionTest {
    private TestUser user;

    @BeforeEach
    void register() {
        user = TestUser.registered();
    }

    @Test
    void allSessionsEndWithTheAccount() {
        TestUser elsewhere = user.loggedIn();
        delete(user.password()).statusCode(204);
        user.asks().get("/me").then().spec(problem(401, "invalid-token"));
        elsewhere.asks().get("/me").then().spec(problem(401, "invalid-token"));
        user.login().then().spec(problem(401, "invalid-credentials"));
    }

    @Test
    void thePostsGoWithTheAccount() {
        String post = user.sends(Map.of("title", "A title", "content", "Some content"))
                .post("/posts")
                .path("id");
        delete(user.password()).statusCode(204);
        TestUser.admin().asks().get("/posts/" + post).then().spec(problem(404, "not-found"));
        TestUser.admin().asks().get("/users/" + user.id()).then().spec(problem(404, "not-found"));
    }

    @Test
    void theEmailIsFreeAgainAndTheOldTokenIsNotTheNewOwners() {
        delete(user.password()).statusCode(204);
        TestUser.register(user.email()).then().statusCode(201);
        user.asks().get("/me").then().spec(problem(401, "invalid-token"));
    }

    @Test
    void aWrongPasswordDeletesNothing() {
        delete("not the password").spec(problem(403, "wrong-password"));
        user.asks().get("/me").then().statusCode(200);
    }

    @Test
    void aDeletionWithoutABodyDeletesNothing() {
        user.asks().delete("/me").then().spec(problem(400, "malformed-body"));
        user.asks().get("/me").then().statusCode(200);
    }

    @RepeatedTest(10)
    void ofTwoDeletionsAtOnceOneFindsTheAccount() throws Exception {
        List<Integer> statuses =
                Together.run(2, () -> delete(user.password()).extract().statusCode());
        assertEquals(1, Collections.frequency(statuses, 204), statuses::toString);
        assertTrue(statuses.stream().noneMatch(status -> status >= 500), statuses::toString);
    }

    @RepeatedTest(10)
    void whatItsOwnerDoesMeanwhileIsNoFault() throws Exception {
        List<Integer> statuses = Together.run(List.<Callable<Integer>>of(
                () -> delete(user.password()).extract().statusCode(),
                () -> user.login().statusCode(),
                () -> user.sends(Map.of("title", "A title", "content", "Some content"))
                        .post("/posts")
                        .statusCode(),
                () -> user.sends(Map.of("current_password", user.password(), "new_password", "a new one"))
                        .put("/me/password")
                        .statusCode()));
        assertTrue(statuses.stream().noneMatch(status -> status >= 500), statuses::toString);
    }

    private ValidatableResponse delete(String password) {
        return user.sends(Map.of("password", password)).delete("/me").then();
    }
}
