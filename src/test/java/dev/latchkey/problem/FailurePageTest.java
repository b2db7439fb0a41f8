package dev.latchkey.problem;

import static dev.latchkey.testing.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes with a browser meets a page, in his language, where a program meets a problem. */
@QuarkusTest
class FailurePageTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @ParameterizedTest
    @CsvSource({
        "/nothing, 404, en, Nothing here",
        "/nothing, 404, 'de-AT,de;q=0.9,en;q=0.5', Hier ist nichts",
        "/problems/nothing, 404, de, Hier ist nichts",
        "/test/failures/runtime, 500, en, Something went wrong",
        "/test/failures/runtime/now, 500, de, Etwas ist schiefgegangen",
        "/test/failures/route, 500, de, Etwas ist schiefgegangen",
        "/test/failures/pool, 503, en, Back in a moment",
        "/test/failures/web-503, 503, de, Gleich wieder da",
        "/test/failures/route-refused, 503, de, Gleich wieder da"
    })
    void tellsAPerson(String path, int status, String language, String title) {
        browser(language)
                .get(path)
                .then()
                .statusCode(status)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Language", language.substring(0, 2))
                .body("html.@lang", equalTo(language.substring(0, 2)))
                .body("html.body.main.section.h1", equalTo(title))
                .body(not(containsString("password_hash")))
                .body(not(containsString("java")));
    }

    @Test
    void namesTheIdOfAFaultAndNothingElse() {
        browser("en")
                .get("/test/failures/runtime")
                .then()
                .body("**.find {it.name() == 'code'}", matchesPattern("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .body(not(containsString("select")))
                .body(not(containsString("Exception")));
    }

    @Test
    void saysWhenToComeBack() {
        browser("en").get("/test/failures/pool").then().header("Retry-After", "1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*/*", "application/json", "text/html, application/json", "text/html;q=0, */*", "application/xml"
            })
    void isNotForPrograms(String accept) {
        given().accept(accept).get("/nothing").then().spec(problem(404, "not-found"));
        given().accept(accept).get("/test/failures/route-refused").then().spec(problem(503, "unavailable"));
    }

    @Test
    void leavesTheApiItsProblems() {
        browser("en").get("/me").then().spec(problem(401, "authentication-required"));
        TestUser user = TestUser.registered();
        user.asks().accept(BROWSER).get("/users").then().spec(problem(403, "forbidden"));
        browser("en").get("/login").then().spec(problem(405, "method-not-allowed"));
        browser("en").get("/test/items?limit=0").then().spec(problem(400, "invalid-request"));
    }

    @Test
    void isInEnglishWhateverAHeaderSays() {
        for (String hostile : List.of(
                "-",
                "--",
                "*",
                "xx",
                "zh-".repeat(330),
                ";",
                ",,,",
                "de;q=0",
                "de;q=2",
                "en;q=0.5,-,de;q=0.2",
                "x".repeat(5_000),
                "de".repeat(50),
                "{inject:site}",
                "../../de",
                "\"<b>")) {
            browser(hostile)
                    .get("/nothing")
                    .then()
                    .statusCode(404)
                    .header("Content-Language", "en")
                    .body("html.@lang", equalTo("en"));
        }
    }

    private static RequestSpecification browser(String language) {
        return given().accept(BROWSER).header("Accept-Language", language);
    }
}
