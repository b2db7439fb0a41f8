package dev.latchkey.web;

import static dev.latchkey.testing.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BodiesTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @TestHTTPResource
    URL url;

    @Nested
    class Json {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{}                                                  | display_name      | must not be null",
                    "{'display_name': null}                              | display_name      | must not be null",
                    "{'display_name': ''}                                | display_name      | must be 1 to 100 characters",
                    "{'display_name': ' '}                               | display_name      | must not be blank",
                    "{'display_name': 'a\\u0000'}                        | display_name      | must not have control characters",
                    "{'display_name': '\\ud800'}                         | display_name      | must be valid Unicode text",
                    "{'display_name': 5}                                 | display_name      | must be a string",
                    "{'display_name': 1.5}                               | display_name      | must be a string",
                    "{'display_name': true}                              | display_name      | must be a string",
                    "{'display_name': []}                                | display_name      | must be a string",
                    "{'display_name': {}}                                | display_name      | must be a string",
                    "{'display_name': 'a', 'published': 'true'}          | published         | must be true or false",
                    "{'display_name': 'a', 'published': 1}               | published         | must be true or false",
                    "{'display_name': 'a', 'published': ''}              | published         | must be true or false",
                    "{'display_name': 'a', 'strict': {}}                 | strict.flag       | must be true or false",
                    "{'display_name': 'a', 'strict': {'flag': null}}     | strict.flag       | must be true or false",
                    "{'display_name': 'a', 'age': '5'}                   | age               | must be a number",
                    "{'display_name': 'a', 'age': 5.0}                   | age               | must be a number",
                    "{'display_name': 'a', 'age': 99999999999}           | age               | is out of range",
                    "{'display_name': 'a', 'born_at': 'yesterday'}       | born_at           | has the wrong type or format",
                    "{'display_name': 'a', 'friend': 'x'}                | friend            | has the wrong type or format",
                    "{'display_name': 'a', 'color': 'BLUE'}              | color             | must be one of RED, GREEN",
                    "{'display_name': 'a', 'color': 0}                   | color             | must be one of RED, GREEN",
                    "{'display_name': 'a', 'roles': 'x'}                 | roles             | must be an array",
                    "{'display_name': 'a', 'roles': ['x', 5]}            | roles[1]          | must be a string",
                    "{'display_name': 'a', 'roles': ['x', null]}         | roles[1]          | must not be null",
                    "{'display_name': 'a', 'nested': 'x'}                | nested            | must be an object",
                    "{'display_name': 'a', 'nested': {}}                 | nested.inner_text | must not be null",
                    "{'display_name': 'a', 'nested': {'inner_text': 5}}  | nested.inner_text | must be a string"
                })
        void aMemberThatIsNotValidIsNamed(String body, String field, String message) {
            violation(send("POST", body), field, message);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "null",
                    "[]",
                    "5",
                    "true",
                    "''",
                    "'x'",
                    "{",
                    "{'display_name': a}",
                    "{} x",
                    "{}{}",
                    "{'display_name': 'a', 'display_name': 'b'}",
                    "{'x': [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}"
                })
        void whatIsNotOneJsonObjectCannotBeRead(String body) {
            send("POST", body).statusCode(400).body("type", equalTo("/problems/malformed-body"));
        }

        @Test
        void unknownMembersAreIgnoredAndAbsentOnesAreNull() {
            send("POST", "{'display_name': 'Ann', 'admin': true}")
                    .statusCode(200)
                    .body("display_name", equalTo("Ann"))
                    .body("keySet().contains('username')", equalTo(true))
                    .body("username", nullValue());
        }

        @Test
        void timesAreInUtc() {
            send("POST", "{'display_name': 'Ann', 'born_at': '2026-01-02T03:04:05+02:00'}")
                    .body("born_at", equalTo("2026-01-02T01:04:05Z"));
        }

        @Test
        void textIsGivenBackUnchanged() {
            String text = "👩‍👧 שלום e\u0301 \u202Eabc";
            send("POST", "{'display_name': '" + text + "'}").body("display_name", equalTo(text));
        }

        @ParameterizedTest
        @ValueSource(strings = {"C0BC", "E080AF", "F08080AF", "EDA080", "F4908080", "80"})
        void whatIsNoUtf8IsRefusedLongerFormsOfACharacterToo(String bytes) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes("{\"display_name\": \"a".getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(HexFormat.of().parseHex(bytes));
            body.writeBytes("b\"}".getBytes(StandardCharsets.US_ASCII));
            given().contentType("application/json")
                    .body(body.toByteArray())
                    .post("/test")
                    .then()
                    .spec(problem(400, "malformed-body"));
        }

        @Test
        void brokenUtf8CannotBeRead() throws IOException {
            byte[] bytes = (Wire.request("POST", "/test", "Content-Type: application/json", "Content-Length: 22")
                            + "\r\n{\"display_name\":\"??\"} ")
                    .getBytes(StandardCharsets.ISO_8859_1);
            bytes[bytes.length - 5] = (byte) 0xff;
            Wire.Answer answer = Wire.send(url.getPort(), bytes);
            assertEquals(
                    "/problems/malformed-body", JsonPath.from(answer.body()).getString("type"), answer.body());
        }
    }

    @Nested
    class Forms {
        @Test
        void aFormIsReadAsJsonIs() throws IOException {
            JsonPath read = form(200, "display_name=Ann+B%C3%A9&published=true&age=5&unknown=1");
            assertEquals("Ann Bé", read.getString("display_name"));
            assertEquals(true, read.getBoolean("published"));
            assertEquals(5, read.getInt("age"));
        }

        @ParameterizedTest
        @CsvSource({
            "'', display_name, must not be null",
            "display_name=, display_name, must be 1 to 100 characters",
            "display_name=a&display_name=b, display_name, must be given once",
            "display_name=a&age=x, age, must be a number"
        })
        void aParameterThatIsNotValidIsNamed(String body, String field, String message) throws IOException {
            JsonPath problem = form(400, body);
            assertEquals(List.of(field), problem.getList("violations.field"));
            assertEquals(List.of(message), problem.getList("violations.message"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"display_name=%ZZ", "display_name=%", "display_name=%C3", "%=a"})
        void aBrokenEscapeCannotBeRead(String body) throws IOException {
            assertEquals("/problems/malformed-body", form(400, body).getString("type"));
        }

        @Test
        void aLongParameterIsAViolationLikeAnyOther() throws IOException {
            JsonPath problem = form(400, "display_name=" + "a".repeat(10_000));
            assertEquals(List.of("display_name"), problem.getList("violations.field"));
        }

        private JsonPath form(int status, String body) throws IOException {
            Wire.Answer answer = Wire.request(url.getPort(), "POST", "/test", body, "Content-Type: " + FORM);
            assertEquals(status, answer.status(), answer.body());
            return JsonPath.from(answer.body());
        }
    }

    @Nested
    class Patches {
        @Test
        void whatIsAbsentStaysAndNullClears() {
            send("PATCH", "{'username': null}")
                    .statusCode(200)
                    .body("display_name.given", equalTo(false))
                    .body("username.given", equalTo(true))
                    .body("username.value", nullValue());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{'display_name': null} | display_name | must not be null",
                    "{'username': 'x'}      | username     | must be 3 to 10 characters",
                    "{'username': 5}        | username     | must be a string",
                    "{'published': 'x'}     | published    | must be true or false"
                })
        void aChangeThatIsNotValidIsNamed(String body, String field, String message) {
            violation(send("PATCH", body), field, message);
        }

        @Test
        void aMergePatchIsRead() {
            given().header("Content-Type", BodyReader.MERGE_PATCH)
                    .body("{\"published\": true}".getBytes(StandardCharsets.UTF_8))
                    .patch("/test")
                    .then()
                    .body("published.value", equalTo(true));
        }

        @Test
        void openApiShowsTheValueItself() {
            given().queryParam("format", "JSON")
                    .get("/q/openapi")
                    .then()
                    .body("components.schemas.Patch.properties.display_name.type", equalTo("string"))
                    .body("components.schemas.Patch.properties.published.type", equalTo("boolean"))
                    .body("components.schemas.keySet().findAll { it.startsWith('Change') }.size()", equalTo(0));
        }
    }

    @Test
    void openApiDescribesProblems() {
        given().queryParam("format", "JSON")
                .get("/q/openapi")
                .then()
                .body(
                        "paths.'/test'.post.responses.'400'.content.'application/problem+json'.schema.'$ref'",
                        equalTo("#/components/schemas/Problem"))
                .body("components.schemas.Problem.required", equalTo(List.of("type", "title", "status", "detail")));
    }

    private static ValidatableResponse send(String method, String body) {
        RequestSpecification request = given().header("Content-Type", "application/json");
        byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return request.body(bytes).request(method, "/test").then();
    }

    private static void violation(ValidatableResponse response, String field, String message) {
        response.statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("violations.field", equalTo(List.of(field)))
                .body("violations.message", equalTo(List.of(message)));
    }
}
