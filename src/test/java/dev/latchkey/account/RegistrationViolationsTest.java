package dev.latchkey.account;

import static dev.latchkey.testing.Problems.violations;
import static dev.latchkey.testing.TestUser.uniqueEmail;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;

import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RegistrationViolationsTest {
    @Test
    void everyMemberThatIsNotValidIsNamedAtOnce() {
        send(Map.of("email", "nobody", "password", "short", "name", " ", "username", "a b"))
                .spec(violations("email", "name", "password", "username"))
                .body("violations.message", everyItem(not(containsString("null"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u017Fam", "v\u0131ctim", "mi\u212Ae"})
    void whereThereIsMailNothingIsTakenForAnAddressThatItIsNot(String local) {
        TestUser.register(local + TestUser.uniqueEmail())
                .then()
                .spec(violations("email"))
                .body("violations.message", everyItem(containsString("nothing but ASCII")));
    }

    @Test
    void everyMemberThatIsMissingIsNamedAtOnce() {
        send(Map.of()).spec(violations("email", "name", "password"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "ada@",
                "@example.org",
                "ada@@example.org",
                "ada lovelace@example.org",
                "ada@exa mple.org",
                ".ada@example.org",
                "ada.@example.org",
                "a..da@example.org",
                "ada@-example.org",
                "ada@example-.org",
                "ada@example..org",
                "ada@example.org.",
                "ada@[127.0.0.1]",
                "\"ada\"@example.org",
                "ada@example.org\r\nBcc: eve@example.org",
                "Ada <ada@example.org>",
                "ada@example.org,eve@example.org",
                "ada\u0000@example.org",
                "ada\u200B@example.org",
                "ada\u202E@example.org"
            })
    void whatIsNoEmailAddressIsNamed(String email) {
        sendWith("email", email).spec(violations("email"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+tag", "'o'neil", "-ünï", "-דוגמה", "{x}", "/=?^_`|~", "e\u0301"})
    void anUnusualEmailAddressIsGivenBackUnchanged(String local) {
        String email = "x" + local + "." + uniqueEmail();
        sendWith("email", email).statusCode(201).body("email", equalTo(email));
    }

    @ParameterizedTest
    @CsvSource({"64, 201", "65, 400"})
    void theLocalPartHasSixtyFourCharactersAtMost(int length, int status) {
        String email = uniqueEmail();
        String local = email.substring(0, email.indexOf('@'));
        sendWith("email", local + "x".repeat(length - local.length()) + "@example.org")
                .statusCode(status);
    }

    @ParameterizedTest
    @CsvSource({"254, 201", "255, 400"})
    void anEmailAddressHas254CharactersAtMost(int length, int status) {
        String tail = ".x".repeat(80) + ".org";
        String email = uniqueEmail() + tail;
        sendWith("email", email.replace("Example", "x".repeat(length - email.length() + "Example".length())))
                .statusCode(status);
    }

    @ParameterizedTest
    @CsvSource({"7, 400", "8, 201", "256, 201", "257, 400"})
    void aPasswordHas8To256Characters(int length, int status) {
        sendWith("password", "~".repeat(length)).statusCode(status);
        sendWith("password", "🔑".repeat(length)).statusCode(status);
        sendWith("password", "e\u0301".repeat(length)).statusCode(status);
    }

    @Test
    void aPasswordMayBeTypedInAnyNormalForm() {
        String email = uniqueEmail();
        send(Map.of("email", email, "password", "caf\u00e9 caf\u00e9", "name", "Ada"))
                .statusCode(201);
        new TestUser("", email, "cafe\u0301 cafe\u0301", "").login().then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "a b", "ädä", "ada@x", "a/b", "ada\n", "\u212Ada", "0123456789012345678901234567890"})
    void whatIsNoUsernameIsNamed(String username) {
        sendWith("username", username).spec(violations("username"));
    }

    @ParameterizedTest
    @CsvSource({"100, 201", "101, 400"})
    void aNameHas100CharactersAtMost(int length, int status) {
        sendWith("name", "👩".repeat(length)).statusCode(status);
    }

    private static ValidatableResponse sendWith(String field, String value) {
        Map<String, String> body = new HashMap<>(
                Map.of("email", uniqueEmail(), "password", "correct horse battery staple", "name", "Ada Lovelace"));
        body.put(field, value);
        return send(body);
    }

    private static ValidatableResponse send(Map<String, String> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/register")
                .then();
    }
}
