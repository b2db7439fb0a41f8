package dev.latchkey.web;

import static dev.latchkey.testing.Problems.problem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MetricsTest {
    @Test
    void whatTheyCannotBeAskedForIsAProblem() {
        given().accept("application/json").get("/q/metrics").then().spec(problem(406, "not-acceptable"));
        given().delete("/q/metrics")
                .then()
                .spec(problem(405, "method-not-allowed"))
                .header("Allow", "GET, HEAD");
        for (String accepted : List.of("*/*", "text/plain", "text/*;q=0.5", "image/png, text/plain;q=0.1")) {
            assertEquals(200, given().accept(accepted).get("/q/metrics").statusCode(), accepted);
        }
    }

    @Test
    void tellOfRequestsThePoolLoginsAndHashes() {
        TestUser user = TestUser.registered();
        assertEquals(
                401, new TestUser(user.id(), user.email(), "wrong", "").login().statusCode());
        List<String> wanted = List.of(
                "http_server_requests_seconds_count{method=\"POST\",outcome=\"SUCCESS\",status=\"201\",uri=\"/register\"}",
                "sql_pool_active{",
                "latchkey_logins_total{outcome=\"success\"}",
                "latchkey_logins_total{outcome=\"invalid-credentials\"}",
                "latchkey_password_hash_seconds_count{kind=\"check\",scheme=\"argon2id\"}",
                "latchkey_password_queue ",
                "latchkey_password_refused_total ");
        String metrics = get("/q/metrics").asString();
        assertEquals(
                List.of(),
                wanted.stream().filter(line -> !metrics.contains(line)).toList());
    }

    @Test
    void tellOfRequestsByTheirPaths() {
        get("/posts/" + UUID.randomUUID());
        get("/accounts/login");
        given().delete("/login");
        String metrics = get("/q/metrics").asString();
        List<String> wanted = List.of(
                "{method=\"GET\",outcome=\"CLIENT_ERROR\",status=\"404\",uri=\"/posts/{id}\"}",
                "{method=\"GET\",outcome=\"SUCCESS\",status=\"200\",uri=\"/accounts/login\"}",
                "{method=\"DELETE\",outcome=\"CLIENT_ERROR\",status=\"405\",uri=\"/login\"}");
        assertEquals(
                List.of(),
                wanted.stream().filter(line -> !metrics.contains(line)).toList());
    }

    @Test
    void doNotGrowWithWhatClientsMakeUp() {
        String madeUp = "M" + UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        Stream.of("/posts", "/" + madeUp).forEach(path -> given().request(madeUp, path));
        Stream.of("/posts/", "/users/", "/problems/", "/").forEach(path -> get(path + madeUp));
        Stream.of("/posts/", "/me/sessions/").forEach(path -> given().patch(path + madeUp));
        given().queryParam(madeUp, "&".repeat(200)).urlEncodingEnabled(false).get("/users/" + madeUp);
        get("/q/metrics").then().statusCode(200).body(not(containsString(madeUp)));
    }
}
