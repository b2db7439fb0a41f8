package dev.latchkey.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.TestUser;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SoundRequestTest {
    @TestHTTPResource
    URL url;

    @Test
    void twoTokensAreNoToken() throws IOException {
        String header = "Authorization: Bearer " + TestUser.registered().token();
        assertEquals(200, Wire.get(url.getPort(), "/me", header).status());
        assertRefused(400, Wire.get(url.getPort(), "/me", header, header));
    }

    @Test
    void twoHostsAreNoHost() throws IOException {
        assertEquals(
                400, Wire.get(url.getPort(), "/posts", "Host: evil.example").status());
    }

    @Test
    void twoContentTypesAreNone() throws IOException {
        String[] both = {"Content-Type: application/json", "Content-Type: text/plain"};
        assertRefused(400, Wire.request(url.getPort(), "POST", "/login", "{}", both));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "identity, gzip", "unheard-of"})
    void anEncodedBodyIsA415(String encoding) {
        given().header("Content-Encoding", encoding)
                .contentType("application/json")
                .body("{}")
                .post("/login")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void noLineOfContentEncodingHidesBehindAnother() throws IOException {
        String[] both = {"Content-Type: text/plain", "Content-Encoding: identity", "Content-Encoding: gzip"};
        assertRefused(415, Wire.request(url.getPort(), "POST", "/test/echo", "a", both));
    }

    @Test
    void whereThereIsNoBodyItIsNotEncodedEither() throws IOException {
        assertEquals(
                200, Wire.get(url.getPort(), "/posts", "Content-Encoding: gzip").status());
    }

    @Test
    void aBodyEncodedAsItselfIsRead() {
        given().header("Content-Encoding", "identity")
                .contentType("application/json")
                .body("{\"display_name\": \"Ada\"}")
                .post("/test")
                .then()
                .statusCode(200);
    }

    @Test
    void thereMayBe100QueryParameters() throws IOException {
        assertEquals(200, Wire.get(url.getPort(), "/posts?" + parameters(100)).status());
        assertRefused(400, Wire.get(url.getPort(), "/posts?" + parameters(101)));
    }

    @Test
    void thereMayBe100FormFields() {
        form(99, 200);
        form(100, 400);
    }

    @Test
    void jsonMayBe32Deep() {
        nested(31, 200);
        nested(32, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE"})
    void jsonIsInUtf8(String charset) {
        json("{\"display_name\": \"Ada\"}".getBytes(Charset.forName(charset)), 400);
    }

    @Test
    void jsonHasNoByteOrderMark() {
        json("\uFEFF{\"display_name\": \"Ada\"}".getBytes(StandardCharsets.UTF_8), 400);
    }

    private static void nested(int depth, int status) {
        String value = "[".repeat(depth) + "]".repeat(depth);
        json(("{\"display_name\": \"Ada\", \"ignored\": " + value + "}").getBytes(StandardCharsets.UTF_8), status);
    }

    private static void json(byte[] body, int status) {
        given().header("Content-Type", "application/json")
                .body(body)
                .post("/test")
                .then()
                .statusCode(status);
    }

    private static void form(int more, int status) {
        given().header("Content-Type", "application/x-www-form-urlencoded")
                .body("display_name=Ada&" + parameters(more))
                .post("/test")
                .then()
                .statusCode(status);
    }

    private static String parameters(int count) {
        return IntStream.range(0, count).mapToObj(i -> "p" + i + "=1").collect(Collectors.joining("&"));
    }

    private static void assertRefused(int status, Wire.Answer answer) {
        assertEquals(status, answer.status());
        assertThat(answer.header("Content-Type"), containsString("problem+json"));
    }
}
