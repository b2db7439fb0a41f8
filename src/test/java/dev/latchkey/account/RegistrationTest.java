package dev.latchkey.account;

import static dev.latchkey.testing.Problems.problem;
import static dev.latchkey.testing.TestUser.uniqueEmail;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RegistrationTest {
    private static final String PASSWORD = "correct horse battery staple";
    private static final String RFC_3339_UTC = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z";
    private static final String UUID_V7 = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    @Test
    void aNewAccountIsToldWhereItIs() {
        ValidatableResponse answer = register(uniqueEmail(), uniqueUsername()).statusCode(201);
        answer.header("Location", "/users/" + answer.extract().path("id"));
    }

    @Test
    void aNewAccountHasTheMembersOfAUserAndNoOther() {
        String email = uniqueEmail();
        String username = uniqueUsername();
        register(email, username)
                .contentType(ContentType.JSON)
                .body("id", matchesPattern(UUID_V7))
                .body("email", equalTo(email))
                .body("username", equalTo(username))
                .body("name", equalTo("Ada Lovelace"))
                .body("roles", equalTo(List.of("user")))
                .body("email_verified", equalTo(false))
                .body("enabled", equalTo(true))
                .body("created_at", matchesPattern(RFC_3339_UTC))
                .body("updated_at", matchesPattern(RFC_3339_UTC))
                .body(
                        "keySet()",
                        containsInAnyOrder(
                                "id",
                                "email",
                                "username",
                                "name",
                                "roles",
                                "email_verified",
                                "enabled",
                                "created_at",
                                "updated_at"));
    }

    @Test
    void theUsernameMayBeLeftOut() {
        TestUser.register(uniqueEmail()).then().statusCode(201).body("username", nullValue());
    }

    @Test
    void whatARegistrationDoesNotDefineSetsNothing() {
        String body = "{'email':'%s','password':'%s','name':'Ada','roles':['admin'],'role':'admin','enabled':false,"
                + "'email_verified':true,'id':'%s','password_hash':'x','password_version':7,'created_at':5}";
        String id = UUID.randomUUID().toString();
        given().contentType(ContentType.JSON)
                .body(body.formatted(uniqueEmail(), PASSWORD, id).replace('\'', '"'))
                .post("/register")
                .then()
                .statusCode(201)
                .body("roles", equalTo(List.of("user")))
                .body("enabled", equalTo(true))
                .body("email_verified", equalTo(false))
                .body("created_at", matchesPattern(RFC_3339_UTC))
                .body("id.toString() == '" + id + "'", equalTo(false));
    }

    @Test
    void theEmailIsTrimmedAndKeptAsTyped() {
        String email = uniqueEmail();
        TestUser.register(" \t" + email + "\r\n").then().statusCode(201).body("email", equalTo(email));
    }

    @Test
    void theEmailIsUniqueWithoutRegardToCase() {
        String email = uniqueEmail();
        TestUser.register(email).then().statusCode(201);
        TestUser.register(email.toUpperCase(Locale.ROOT)).then().spec(problem(409, "email-taken"));
        TestUser.register(" " + email.toLowerCase(Locale.ROOT)).then().spec(problem(409, "email-taken"));
    }

    @Test
    void theUsernameIsUniqueWithoutRegardToCase() {
        String username = uniqueUsername();
        register(uniqueEmail(), username).statusCode(201);
        register(uniqueEmail(), username).spec(problem(409, "username-taken"));
        register(uniqueEmail(), username.toUpperCase(Locale.ROOT)).spec(problem(409, "username-taken"));
    }

    @Test
    void aRefusedRegistrationLeavesNothingBehind() {
        String username = uniqueUsername();
        String email = uniqueEmail();
        register(uniqueEmail(), username).statusCode(201);
        register(email, username).statusCode(409);
        register(email, uniqueUsername()).statusCode(201);
    }

    @Test
    void aTakenEmailGivesNothingOfItsAccountAway() {
        TestUser user = TestUser.registered();
        String answer = TestUser.register(user.email()).asString();
        assertEquals(-1, answer.indexOf(user.id()));
        assertEquals(-1, answer.indexOf(user.email()));
    }

    static String uniqueUsername() {
        return "ada." + UUID.randomUUID().toString().substring(0, 23);
    }

    private static ValidatableResponse register(String email, String username) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", PASSWORD, "name", "Ada Lovelace", "username", username))
                .post("/register")
                .then();
    }
}
