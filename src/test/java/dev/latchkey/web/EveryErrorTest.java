package dev.latchkey.web;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Walks all that can go wrong: ours, the framework's, the router's. */
@QuarkusTest
class EveryErrorTest {
    private static final String ITEM = "/test/items/00000000-0000-0000-0000-000000000001";
    private static final List<String> LEAKS =
            List.of("select", "password_hash", "Exception", "java.", "io.vertx", "dev.latchkey", "\tat ", "arg0");

    @TestHTTPResource
    URL url;

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, 404, not-found",
        "GET, /q/nothing, 404, not-found",
        "GET, /q/swagger-ui/nothing.js, 404, not-found",
        "GET, /problems/nothing, 404, not-found",
        "GET, /test/items/no-id, 404, not-found",
        "GET, /test/items/%00, 404, not-found",
        "GET, /test/items/%ff, 404, not-found",
        "GET, /test/..;/items, 404, not-found",
        "GET, /../../etc/passwd, 404, not-found",
        "GET, /test%2fitems, 404, not-found",
        "GET, /test/items?limit=0, 400, invalid-request",
        "GET, /test/items?limit=101, 400, invalid-request",
        "GET, /test/items?limit=abc, 400, invalid-request",
        "GET, /test/items?after=abc, 400, invalid-request",
        "GET, /test/items?after=%00, 400, invalid-request",
        "GET, /test/items?after=%ff, 400, invalid-request",
        "DELETE, /test/items, 405, method-not-allowed",
        "BREW, /test, 405, method-not-allowed",
        "TRACE, /test, 405, method-not-allowed",
        "OPTIONS, /nothing, 404, not-found",
        "GET, /test/guarded, 401, authentication-required",
        "GET, /test/admins, 401, authentication-required",
        "GET, /test/failures/runtime, 500, internal-error",
        "GET, /test/failures/error, 500, internal-error",
        "GET, /test/failures/entity, 400, bad-request",
        "GET, /test/failures/entity-500, 500, internal-error",
        "GET, /test/failures/teapot, 400, bad-request",
        "GET, /test/failures/web-503, 503, overloaded",
        "GET, /test/failures/unauthorized, 401, authentication-required",
        "GET, /test/failures/authentication, 401, authentication-required",
        "GET, /test/failures/forbidden, 403, forbidden",
        "GET, /test/failures/pg-shutdown, 503, unavailable",
        "GET, /test/failures/pg-too-many, 503, unavailable",
        "GET, /test/failures/pg-syntax, 500, internal-error",
        "GET, /test/failures/closed, 503, unavailable",
        "GET, /test/failures/hibernate-too-many, 503, unavailable",
        "GET, /test/failures/hibernate-too-slow, 503, unavailable",
        "GET, /test/failures/hibernate-deadlock, 503, unavailable",
        "GET, /test/failures/hibernate-rollback, 503, unavailable",
        "GET, /test/failures/lost, 503, unavailable",
        "GET, /test/failures/query-pool, 503, unavailable",
        "GET, /test/failures/too-late, 503, unavailable",
        "GET, /test/failures/pool, 503, unavailable",
        "GET, /test/failures/refused, 503, unavailable",
        "GET, /test/failures/runtime/now, 500, internal-error",
        "GET, /test/failures/error/now, 500, internal-error",
        "GET, /test/failures/entity/now, 400, bad-request",
        "GET, /test/failures/entity-500/now, 500, internal-error",
        "GET, /test/failures/unauthorized/now, 401, authentication-required",
        "GET, /test/failures/forbidden/now, 403, forbidden",
        "GET, /test/failures/refused/now, 503, unavailable",
        "GET, /test/failures/route, 500, internal-error",
        "GET, /test/failures/route-refused, 503, unavailable"
    })
    void isAProblem(String method, String target, int status, String type) throws IOException {
        assertProblem(Wire.send(port(), Wire.request(method, target) + "\r\n"), status, type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html;q=0, */*", "application/json, text/html", "image/png", "nonsense", ""})
    void isAProblemWhateverIsAccepted(String accept) throws IOException {
        assertProblem(Wire.get(port(), "/nothing", "Accept: " + accept), 404, "not-found");
    }

    @Test
    void aPathOfEightKilobytesIsAProblem() throws IOException {
        assertProblem(Wire.get(port(), "/" + "a".repeat(8_192)), 404, "not-found");
    }

    @Test
    void whatTheResourceCannotProduceIsA406() throws IOException {
        assertProblem(Wire.get(port(), "/test/items", "Accept: text/csv"), 406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/xml", "nonsense", "application/jsonx"})
    void whatTheResourceCannotReadIsA415(String mediaType) throws IOException {
        Wire.Answer answer = Wire.request(port(), "POST", "/test", "<a/>", "Content-Type: " + mediaType);
        assertProblem(answer, 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, " + ITEM + ", 'DELETE, GET, HEAD, OPTIONS, PUT'",
        "GET, /test, 'OPTIONS, PATCH, POST'",
        "BREW, /test/items, 'GET, HEAD, OPTIONS'",
        "BREW, /test/items;a=b, 'GET, HEAD, OPTIONS'"
    })
    void a405ListsTheMethodsOfThePath(String method, String target, String allowed) throws IOException {
        assertEquals(
                allowed,
                Wire.send(port(), Wire.request(method, target) + "\r\n").header("Allow"));
    }

    @Test
    void optionsListsTheMethodsOfThePath() throws IOException {
        Wire.Answer answer = Wire.send(port(), Wire.request("OPTIONS", ITEM) + "\r\n");
        assertEquals(204, answer.status());
        assertEquals("DELETE, GET, HEAD, OPTIONS, PUT", answer.header("Allow"));
    }

    @Test
    void headAnswersAsGetWithoutABody() throws IOException {
        Wire.Answer found = Wire.send(port(), Wire.request("HEAD", ITEM) + "\r\n");
        Wire.Answer missing = Wire.send(port(), Wire.request("HEAD", "/nothing") + "\r\n");
        assertEquals(List.of(200, ""), List.of(found.status(), found.body()));
        assertEquals(List.of(404, ""), List.of(missing.status(), missing.body()));
    }

    @ParameterizedTest
    @CsvSource({
        "/test/guarded, '', authentication-required, Bearer",
        "/test/guarded, Authorization: Basic YTpi, authentication-required, Bearer",
        "/test/guarded, Authorization: Bearer, authentication-required, Bearer",
        "/test/guarded, Authorization: Bearer abc, invalid-token, 'Bearer error=\"invalid_token\"'",
        "/test/admins, Authorization: bearer a.b.c, invalid-token, 'Bearer error=\"invalid_token\"'"
    })
    void a401ChallengesForABearerToken(String target, String header, String type, String challenge) throws IOException {
        String[] headers = header.isEmpty() ? new String[0] : new String[] {header};
        Wire.Answer answer = Wire.get(port(), target, headers);
        assertProblem(answer, 401, type);
        assertEquals(challenge, answer.header("WWW-Authenticate"));
    }

    @Test
    void aStaleTokenDoesNotBarWhatIsForAnyone() throws IOException {
        assertEquals(
                200,
                Wire.get(port(), "/test/items", "Authorization: Bearer abc").status());
    }

    @Test
    void a503SaysWhenToTryAgain() throws IOException {
        assertEquals("1", Wire.get(port(), "/test/failures/refused").header("Retry-After"));
    }

    @Test
    void a500HasAnIdOfItsOwn() throws IOException {
        String first = id(Wire.get(port(), "/test/failures/runtime"));
        String second = id(Wire.get(port(), "/test/failures/runtime"));
        assertThat(first, is(not(second)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%", "/test/items/%zz", "/test/items?limit=%"})
    void aTargetThatIsNoUriIsRefusedBeforeAnyRoute(String target) throws IOException {
        Wire.Answer answer = Wire.get(port(), target);
        assertEquals(List.of(400, ""), List.of(answer.status(), answer.body()));
    }

    @Test
    void aRequestWithoutAHostIsAProblem() throws IOException {
        assertProblem(Wire.send(port(), "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"), 400, "bad-request");
    }

    @Test
    void aHeaderOf100KilobytesIsRefusedAndHarmsNothing() throws IOException {
        String huge = "Authorization: Bearer " + "a".repeat(100_000);
        assertEquals(431, Wire.get(port(), "/test/guarded", huge).status());
        assertEquals(200, Wire.get(port(), "/test/items").status());
    }

    private static String id(Wire.Answer answer) {
        return JsonPath.from(answer.body()).getString("id");
    }

    private static void assertProblem(Wire.Answer answer, int status, String type) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals("application/problem+json", answer.header("Content-Type"));
        JsonPath problem = JsonPath.from(answer.body());
        assertEquals(status, problem.getInt("status"));
        assertEquals("/problems/" + type, problem.getString("type"));
        assertThat(problem.getString("title"), is(not("")));
        assertEquals(status == 500, problem.getString("id") != null);
        LEAKS.forEach(leak -> assertThat(answer.body(), not(containsString(leak))));
    }

    private int port() {
        return url.getPort();
    }
}
