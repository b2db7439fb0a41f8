package dev.latchkey.login;

import static dev.latchkey.testing.Problems.problem;
import static dev.latchkey.testing.Problems.violations;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The login as a form, which is the OAuth 2 password grant (RFC 6749, section 4.3). */
@QuarkusTest
class PasswordGrantTest {
    private TestUser user;
    private String credentials;

    @BeforeEach
    void register() {
        user = TestUser.registered();
        credentials = "username=" + escape(user.email()) + "&password=" + escape(user.password());
    }

    @Test
    void aFormIsReadAsJsonIs() {
        send("email=" + escape(user.email()) + "&password=" + escape(user.password()))
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"));
        send(credentials).statusCode(200);
    }

    @Test
    void whatSwaggerUiSendsLogsIn() {
        send("grant_type=password&" + credentials + "&scope=openid+profile&client_id=swagger&client_secret=x")
                .statusCode(200)
                .body("token_type", equalTo("Bearer"));
    }

    @Test
    void theClientMaySendAnAuthorizationOfItsOwn() {
        given().header("Authorization", "Basic " + "c3dhZ2dlcjp4")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body("grant_type=password&" + credentials)
                .post("/login")
                .then()
                .statusCode(200);
    }

    @Test
    void theMediaTypeMayNameItsCharset() {
        given().header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .body("grant_type=password&" + credentials)
                .post("/login")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Password", "authorization_code", "refresh_token", "client_credentials", "password%00"})
    void anotherGrantIsNamed(String grant) {
        send("grant_type=" + grant + "&" + credentials).spec(violations("grant_type"));
    }

    @Test
    void aRepeatedMemberIsNamed() {
        send(credentials + "&password=another").spec(violations("password"));
        send("scope=a&scope=b&" + credentials).spec(violations("scope"));
    }

    @Test
    void aPlusIsASpaceAndAnEscapedPlusIsAPlus() {
        send("username=" + escape(user.email()) + "&password=" + user.password().replace(' ', '+'))
                .statusCode(200);
        send("username=" + escape(user.email()) + "&password=" + user.password().replace(" ", "%2B"))
                .spec(problem(401, "invalid-credentials"));
    }

    @Test
    void aFormWithoutCredentialsNamesWhatIsMissing() {
        send("grant_type=password").spec(violations("password"));
        send("").spec(violations("password"));
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static ValidatableResponse send(String form) {
        return given().header("Content-Type", "application/x-www-form-urlencoded")
                .body(form)
                .post("/login")
                .then();
    }
}
