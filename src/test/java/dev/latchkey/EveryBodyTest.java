package dev.latchkey;

import static dev.latchkey.testing.Problems.problem;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every endpoint that takes a body, with bodies that are none. */
@QuarkusTest
class EveryBodyTest {
    private static final int LIMIT = 64 * 1024;
    private static final List<String> NO_OBJECTS = List.of(
            "",
            " ",
            "null",
            "[]",
            "[{}]",
            "\"x\"",
            "5",
            "true",
            "{",
            "{} {}",
            "{\"a\": 1,}",
            "{\"a\": 1, \"a\": 2}",
            "{'a': 1}",
            "{\"a\": NaN}",
            "\u0000",
            "<a/>",
            "a=b",
            "{\"a\": " + "[".repeat(100) + "]".repeat(100) + "}");

    @ParameterizedTest
    @EnumSource
    void whatIsNoObjectIsMalformed(BodyEndpoint endpoint) {
        Scene scene = Scene.of(endpoint);
        assertAll(NO_OBJECTS.stream()
                .filter(body -> !(body.isEmpty() && endpoint.mayBeEmpty()))
                .map(body -> () -> scene.send(endpoint, body).then().spec(problem(400, "malformed-body"))));
    }

    @ParameterizedTest
    @EnumSource
    void aBodyOfSixtyFourKilobytesIsRead(BodyEndpoint endpoint) {
        Scene scene = Scene.of(endpoint);
        scene.send(endpoint, padded(scene.fill(endpoint.validBody()), LIMIT))
                .then()
                .statusCode(lessThan(300));
    }

    @ParameterizedTest
    @EnumSource
    void aLargerBodyIsRefused(BodyEndpoint endpoint) {
        Scene scene = Scene.of(endpoint);
        scene.send(endpoint, padded(scene.fill(endpoint.validBody()), LIMIT + 1))
                .then()
                .spec(problem(413, "body-too-large"));
    }

    @ParameterizedTest
    @EnumSource
    void anotherMediaTypeIsRefused(BodyEndpoint endpoint) {
        Scene scene = Scene.of(endpoint);
        scene.caller()
                .asks()
                .contentType("text/xml")
                .body("<a/>")
                .request(endpoint.method(), scene.fill(endpoint.path()))
                .then()
                .spec(problem(415, "unsupported-media-type"));
    }

    @Test
    void aFormIsForRegistrationAndLoginOnly() {
        BodyEndpoint endpoint = BodyEndpoint.WRITE_POST;
        Scene.of(endpoint)
                .caller()
                .asks()
                .contentType("application/x-www-form-urlencoded")
                .body("title=a&content=b")
                .post("/posts")
                .then()
                .spec(problem(415, "unsupported-media-type"));
    }

    /** With an unknown member, which is ignored. */
    private static String padded(String body, int length) {
        String start = body.substring(0, body.length() - 1) + ", \"unknown\": \"";
        return start + "x".repeat(length - start.length() - 2) + "\"}";
    }
}
