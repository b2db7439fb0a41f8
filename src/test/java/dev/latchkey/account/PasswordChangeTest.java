package dev.latchkey.account;

import static dev.latchkey.testing.Problems.problem;
import static dev.latchkey.testing.Problems.violations;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PasswordChangeTest {
    private static final String NEW = "wrong mule fuel cell paperclip";

    private TestUser user;

    @BeforeEach
    void register() {
        user = TestUser.registered();
    }

    @Test
    void onlyTheNewPasswordLogsIn() {
        change(user.password(), NEW).statusCode(204);
        user.login().then().spec(problem(401, "invalid-credentials"));
        withPassword(NEW).login().then().statusCode(200);
    }

    @Test
    void allOtherSessionsEndAndTheCurrentOneStays() {
        List<TestUser> elsewhere = List.of(user.loggedIn(), user.loggedIn());
        change(user.password(), NEW).statusCode(204);
        user.asks().get("/me").then().statusCode(200);
        user.asks().get("/me/sessions").then().body("items.current", equalTo(List.of(true)));
        elsewhere.forEach(other -> other.asks().get("/me").then().spec(problem(401, "invalid-token")));
    }

    @Test
    void aWrongCurrentPasswordChangesNothing() {
        TestUser elsewhere = user.loggedIn();
        change("not the password", NEW).spec(problem(403, "wrong-password"));
        elsewhere.asks().get("/me").then().statusCode(200);
        user.login().then().statusCode(200);
    }

    @Test
    void aNewPasswordThatThePolicyRefusesIsNamed() {
        change(user.password(), "short").spec(violations("new_password"));
        change("not the password", "short").spec(violations("new_password"));
    }

    @Test
    void bothMembersAreNamedWhereBothAreMissing() {
        user.sends(Map.of()).put("/me/password").then().spec(violations("current_password", "new_password"));
    }

    @Test
    void theOldPasswordIsOfNoUseToTheOldSessionEither() {
        change(user.password(), NEW).statusCode(204);
        change(user.password(), "yet another one").spec(problem(403, "wrong-password"));
    }

    @Test
    void theSamePasswordMayBeSetAgain() {
        change(user.password(), user.password()).statusCode(204);
        user.login().then().statusCode(200);
    }

    @Test
    void noOneWithoutATokenChangesAPassword() {
        given().contentType(ContentType.JSON)
                .body(Map.of("current_password", user.password(), "new_password", NEW))
                .put("/me/password")
                .then()
                .spec(problem(401, "authentication-required"));
    }

    private ValidatableResponse change(String current, String replacement) {
        return user.sends(Map.of("current_password", current, "new_password", replacement))
                .put("/me/password")
                .then();
    }

    private TestUser withPassword(String password) {
        return new TestUser(user.id(), user.email(), password, "");
    }
}
