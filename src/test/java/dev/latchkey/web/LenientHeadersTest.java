package dev.latchkey.web;

import static dev.latchkey.testing.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LenientHeadersTest {
    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "Bearer  ", "bearer   ", "BEARER  "})
    void aTokenMayStandBehindMoreSpacesThanOne(String scheme) {
        given().header("Authorization", scheme + TestUser.registered().token())
                .get("/me")
                .then()
                .statusCode(200);
    }

    @Test
    void spacesAloneAreNoToken() {
        given().header("Authorization", "Bearer   x").get("/me").then().spec(problem(401, "invalid-token"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de,,en     | Du bist nicht angemeldet.",
                ",de        | Du bist nicht angemeldet.",
                "de;q=2     | You are not logged in.",
                "de;q=abc   | You are not logged in.",
                "garbage;;q | You are not logged in.",
                ";          | You are not logged in."
            })
    void aLanguageThatNobodySpeaksIsPassedOver(String languages, String text) {
        given().header("Accept-Language", languages)
                .get("/")
                .then()
                .statusCode(200)
                .body(containsString(text));
    }
}
