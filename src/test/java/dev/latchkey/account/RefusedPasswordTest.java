package dev.latchkey.account;

import static dev.latchkey.testing.Problems.violations;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.latchkey.testing.Leaks;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long enough, and a bad one all the same. */
@QuarkusTest
class RefusedPasswordTest {
    private static final String COMMON = "is among the most common passwords";
    private static final String OWN = "must not be your name, your email address or the name of this service";
    private static final String LEAKED = "is known from a leak";

    @ParameterizedTest
    @CsvSource({
        "Password1, " + COMMON,
        "'Ada Lovelace 1815', '" + OWN + "'",
        "lovelace1815, '" + OWN + "'",
        "countess_of_l, '" + OWN + "'",
        "latchkey123, '" + OWN + "'",
        Leaks.PASSWORD + ", " + LEAKED
    })
    void isRefusedAtRegistration(String password, String message) {
        Response answer = given().contentType(ContentType.JSON)
                .body(with("username", "countess_of_l", with("password", password, ada())))
                .post("/register");
        answer.then().spec(violations("password")).body("violations.message", equalTo(List.of(message)));
    }

    @ParameterizedTest
    @CsvSource({"Password1, " + COMMON, "ada-lovelace, '" + OWN + "'", Leaks.PASSWORD + ", " + LEAKED})
    void isRefusedAtAChange(String password, String message) {
        TestUser user = TestUser.registered();
        user.sends(Map.of("current_password", user.password(), "new_password", password))
                .put("/me/password")
                .then()
                .spec(violations("new_password"))
                .body("violations.message", equalTo(List.of(message)));
        user.login().then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "en, password1, Very many people have this password",
        "de, password1, Sehr viele haben dieses Passwort",
        "en, ada lovelace, is not your name",
        "de, ada lovelace, nicht dein Name",
        "en, " + Leaks.PASSWORD + ", stolen passwords",
        "de, " + Leaks.PASSWORD + ", gestohlener Passw"
    })
    void isExplainedToWhoSignsUpOrChangesIt(String language, String password, String words) {
        Visitor.unknown()
                .asks()
                .header("Accept-Language", language)
                .formParams(with("password", password, ada()))
                .post("/accounts/signup")
                .then()
                .statusCode(400)
                .body("**.find {it.@id == 'password-error'}", containsString(words));
        TestUser user = TestUser.registered();
        Visitor.of(user)
                .asks()
                .header("Accept-Language", language)
                .formParams(Map.of("current_password", user.password(), "new_password", password))
                .post("/accounts/password")
                .then()
                .statusCode(400)
                .body("**.find {it.@id == 'new_password-error'}", containsString(words));
    }

    private static Map<String, String> ada() {
        return Map.of("email", TestUser.uniqueEmail(), "name", "Ada Lovelace");
    }

    private static Map<String, String> with(String member, String value, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(others);
        all.put(member, value);
        return all;
    }
}
