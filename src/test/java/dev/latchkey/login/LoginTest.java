package dev.latchkey.login;

import static dev.latchkey.testing.Problems.problem;
import static dev.latchkey.testing.Problems.violations;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LoginTest {
    private TestUser user;
    private String username;

    @BeforeEach
    void register() {
        user = TestUser.registered();
        username = "ada." + user.id().substring(13);
        user.sends(Map.of("username", username)).patch("/me").then().statusCode(200);
    }

    @Test
    void theAnswerIsATokenThatNobodyStores() {
        login("email", user.email())
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(1800))
                .body("keySet()", containsInAnyOrder("access_token", "token_type", "expires_in", "refresh_token"));
    }

    @Test
    void theEmailIsKnownInAnyCase() {
        login("email", user.email().toUpperCase(Locale.ROOT)).statusCode(200);
        login("email", " " + user.email().toLowerCase(Locale.ROOT) + " ").statusCode(200);
    }

    @Test
    void theUsernameIsKnownInAnyCase() {
        login("username", username).statusCode(200);
        login("username", username.toUpperCase(Locale.ROOT)).statusCode(200);
    }

    @Test
    void theUsernameMayHoldTheEmail() {
        login("username", user.email()).statusCode(200);
    }

    @Test
    void whereBothAreGivenTheEmailCounts() {
        TestUser other = TestUser.registered();
        String token = send(Map.of("email", other.email(), "username", username, "password", other.password()))
                .statusCode(200)
                .extract()
                .path("access_token");
        new TestUser("", "", "", token).asks().get("/me").then().body("id", equalTo(other.id()));
    }

    @Test
    void someIdentifierIsRequired() {
        send(Map.of("password", user.password())).spec(violations("email"));
    }

    @Test
    void thePasswordIsRequired() {
        send(Map.of("email", user.email())).spec(violations("password"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "%", "_", "ada%", "' or '1'='1", "@", "@@", "null", "\u00e4\u0308"})
    void whatIsNobodysNameIsNobody(String identifier) {
        login("email", identifier).spec(problem(401, "invalid-credentials"));
        login("username", identifier).spec(problem(401, "invalid-credentials"));
    }

    @Test
    void thePasswordCountsToTheLetter() {
        for (String almost : new String[] {" " + user.password(), user.password() + " ", user.password() + "\u0000"}) {
            send(Map.of("email", user.email(), "password", almost)).spec(problem(401, "invalid-credentials"));
        }
        send(Map.of("email", user.email(), "password", user.password().toUpperCase(Locale.ROOT)))
                .spec(problem(401, "invalid-credentials"));
    }

    @Test
    void aTokenThatIsNoneKeepsNobodyFromLoggingIn() {
        given().auth()
                .oauth2("none")
                .contentType(ContentType.JSON)
                .body(Map.of("email", user.email(), "password", user.password()))
                .post("/login")
                .then()
                .statusCode(200);
    }

    @Test
    void thatAnAccountIsDisabledIsSaidOnlyAfterTheRightPassword() {
        TestUser.admin()
                .sends(Map.of("enabled", false))
                .patch("/users/" + user.id())
                .then()
                .statusCode(200);
        user.login().then().spec(problem(403, "account-disabled"));
        send(Map.of("email", user.email(), "password", "not the password")).spec(problem(401, "invalid-credentials"));
    }

    private ValidatableResponse login(String member, String identifier) {
        return send(Map.of(member, identifier, "password", user.password()));
    }

    private static ValidatableResponse send(Map<String, String> body) {
        return given().contentType(ContentType.JSON).body(body).post("/login").then();
    }
}
