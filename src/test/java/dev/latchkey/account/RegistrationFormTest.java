package dev.latchkey.account;

import static dev.latchkey.testing.Problems.problem;
import static dev.latchkey.testing.Problems.violations;
import static dev.latchkey.testing.TestUser.uniqueEmail;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RegistrationFormTest {
    @Test
    void aFormMakesTheSameAccountAsJson() {
        String email = uniqueEmail();
        String username = RegistrationTest.uniqueUsername();
        send(valid(email) + "&username=" + username)
                .statusCode(201)
                .body("email", equalTo(email))
                .body("username", equalTo(username))
                .body("name", equalTo("Ada Byron & Söhne 👩‍👧 +1"))
                .body("roles", equalTo(List.of("user")))
                .body("$", not(hasKey("password_hash")));
    }

    @Test
    void rolesInAFormMakeNoAdmin() {
        send(valid(uniqueEmail()) + "&roles=admin&roles%5B%5D=admin&enabled=false&email_verified=true")
                .statusCode(201)
                .body("roles", equalTo(List.of("user")))
                .body("enabled", equalTo(true))
                .body("email_verified", equalTo(false));
    }

    @Test
    void everyMemberOfAFormThatIsNotValidIsNamed() {
        send("email=nobody&password=short&name=&username=a%20b")
                .spec(violations("email", "name", "password", "username"));
        send("").spec(violations("email", "name", "password"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "password", "name", "username"})
    void aRepeatedMemberIsNamed(String field) {
        send(valid(uniqueEmail()) + "&username=ada&" + field + "=again").spec(violations(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"email=%", "email=%C3%28", "name=%ED%A0%80", "%ff=x"})
    void aFormThatCannotBeDecodedIsMalformed(String form) {
        send(form).spec(problem(400, "malformed-body"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"&", "&&&", "&=", "&=x", "&novalue", "&a[b]=c", "&;=;"})
    void oddParametersDoNoHarm(String odd) {
        send(odd + "&" + valid(uniqueEmail()) + "&&").statusCode(201);
    }

    @Test
    void nulInAFormIsNamed() {
        send(valid(uniqueEmail()) + "&username=a%00bc").spec(violations("username"));
    }

    private static String valid(String email) {
        return "email=" + escape(email) + "&password=correct+horse+battery+staple&name="
                + escape("Ada Byron & Söhne 👩‍👧 +1");
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static ValidatableResponse send(String form) {
        return given().header("Content-Type", "application/x-www-form-urlencoded")
                .body(form)
                .post("/register")
                .then();
    }
}
