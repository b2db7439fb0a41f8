package dev.latchkey.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.Metrics;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent to any operation: no 5xx but 503, every error a problem, nothing of the inside told, and nothing left behind.
 * {@code -Dfuzz.seed} repeats a run, {@code -Dfuzz.requests} makes it longer.
 */
@QuarkusTest
class FuzzTest {
    private static final Logger LOG = Logger.getLogger(FuzzTest.class);
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 20_000);
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
    private static final int CLIENTS = 8;
    private static final int RENEWED_AFTER = 250;
    private static final Pattern INSIDE = Pattern.compile(
            "Exception|\\bat [a-z]+\\.[a-z]|dev\\.latchkey|io\\.(quarkus|vertx|smallrye)|org\\.hibernate|SELECT |INSERT ");

    /** Would end what other tests stand on, or waits for news. */
    private static final List<String> LEFT_OUT = List.of("rotateKeys", "revocations");

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json",
            "application/json; charset=utf-16",
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "text/plain",
            "*/*",
            "a");

    private static final Duration CLOSED_AFTER = Duration.ofSeconds(90);

    private static final List<String> ACCEPTS =
            List.of("application/json", "*/*", "text/html", "image/png", "a;q=x", "*");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private List<ApiOperation> operations;
    private String server;

    @BeforeEach
    void readTheDescription() {
        server = "http://localhost:" + RestAssured.port;
        operations = ApiOperation.all().stream()
                .filter(operation -> !LEFT_OUT.contains(operation.id()))
                .toList();
    }

    @Test
    void nothingThatIsSentDoesHarm() throws Exception {
        LOG.infof("-Dfuzz.seed=%d repeats it", SEED);
        double openBefore = Metrics.sum("latchkey_connections_open", "");
        List<Callable<Map<Integer, Integer>>> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            long seed = SEED + client;
            clients.add(() -> client(new Noise(seed)));
        }
        Map<Integer, Integer> answers = new TreeMap<>();
        Together.run(clients)
                .forEach(some -> some.forEach((status, count) -> answers.merge(status, count, Integer::sum)));
        LOG.infof("Answers by status: %s", answers);
        assertTrue(answers.keySet().containsAll(List.of(200, 400, 401, 404)), answers.toString());
        assertConnectionsAreClosed(openBefore + CLIENTS);
        assertNothingIsLeftBehind();
    }

    /** All but those that the clients keep. REST Assured lets go of its own when they are collected, or Latchkey after its keep-alive. */
    private static void assertConnectionsAreClosed(double most) throws InterruptedException {
        long start = System.nanoTime();
        for (double open = most + 1; open > most; open = Metrics.sum("latchkey_connections_open", "")) {
            assertTrue(System.nanoTime() - start < CLOSED_AFTER.toNanos(), open + " connections are left open");
            System.gc();
            Thread.sleep(100);
        }
    }

    /** More requests at once than there are connections to the database all get one in time. */
    private static void assertNothingIsLeftBehind() throws Exception {
        TestUser user = TestUser.registered();
        List<Integer> answers =
                Together.run(40, () -> user.asks().get("/users/" + user.id()).statusCode());
        assertEquals(Collections.nCopies(40, 200), answers);
    }

    private Map<Integer, Integer> client(Noise noise) throws Exception {
        Map<Integer, Integer> answers = new TreeMap<>();
        Callers callers = Callers.fresh();
        for (int i = 1; i <= REQUESTS / CLIENTS; i++) {
            if (i % RENEWED_AFTER == 0) {
                callers = Callers.fresh();
            }
            HttpRequest request = request(noise, callers);
            HttpResponse<String> answer = send(request);
            answers.merge(answer.statusCode(), 1, Integer::sum);
            check(request, answer);
        }
        return answers;
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    private static void check(HttpRequest request, HttpResponse<String> answer) {
        String told = request + " with -Dfuzz.seed=" + SEED + " got " + answer + " "
                + answer.headers().map() + "\n" + answer.body();
        assertTrue(answer.statusCode() < 500 || answer.statusCode() == 503, told);
        if (answer.statusCode() >= 400) {
            if (!request.method().equals("HEAD")) {
                assertEquals(
                        "application/problem+json",
                        answer.headers().firstValue("Content-Type").orElse("none"),
                        told);
            }
            assertTrue(!INSIDE.matcher(answer.body()).find(), told);
        }
    }

    private HttpRequest request(Noise noise, Callers callers) {
        ApiOperation operation = noise.oneOf(operations);
        String id = noise.oneOf(List.of(callers.user().id(), callers.admin().id(), encoded(noise.text())));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + operation.at(id) + query(noise)))
                .timeout(Duration.ofSeconds(20))
                .header("Accept", noise.in(6) ? noise.oneOf(ACCEPTS) : "application/json");
        authorize(request, noise, callers);
        String method = noise.in(15)
                ? noise.oneOf(List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"))
                : operation.method();
        return withBody(request, method, operation, noise).build();
    }

    private static String query(Noise noise) {
        if (noise.in(2)) {
            return "";
        }
        return "?"
                + noise.oneOf(List.of("limit", "after", "q", "user", "action", "since", "until", encoded(noise.text())))
                + "=" + encoded(noise.in(3) ? String.valueOf(noise.below(200) - 50) : noise.text());
    }

    private static void authorize(HttpRequest.Builder request, Noise noise, Callers callers) {
        switch (noise.below(6)) {
            case 0 -> request.header("Cookie", "latchkey=" + encoded(noise.text()));
            case 1 -> request.header("Authorization", "Bearer " + encoded(noise.text()));
            case 2, 3 ->
                request.header("Authorization", "Bearer " + callers.user().token());
            case 4 ->
                request.header("Authorization", "Bearer " + callers.admin().token());
            default -> request.header("X-Forwarded-For", encoded(noise.text()));
        }
    }

    private static HttpRequest.Builder withBody(
            HttpRequest.Builder request, String method, ApiOperation operation, Noise noise) {
        boolean wanted = operation.hasBody() && method.equals(operation.method());
        if (!wanted && !noise.in(8)) {
            return request.method(method, BodyPublishers.noBody());
        }
        JsonObject example =
                wanted ? operation.bodies().values().iterator().next() : JsonObject.of("email", "ada@example.org");
        if (noise.in(12)) {
            return request.header("Content-Type", noise.oneOf(TYPES))
                    .method(method, BodyPublishers.ofByteArray(noise.bytes()));
        }
        return noise.in(4) ? form(request, method, example, noise) : json(request, method, example, noise);
    }

    private static HttpRequest.Builder json(
            HttpRequest.Builder request, String method, JsonObject example, Noise noise) {
        return request.header("Content-Type", noise.in(8) ? noise.oneOf(TYPES) : "application/json")
                .method(method, BodyPublishers.ofString(noise.body(example)));
    }

    private static HttpRequest.Builder form(
            HttpRequest.Builder request, String method, JsonObject example, Noise noise) {
        String form = example.stream()
                .map(member -> member.getKey() + "=" + (noise.in(3) ? encoded(noise.text()) : member.getValue()))
                .collect(Collectors.joining("&"));
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString(noise.in(10) ? form + "&%zz=%" : form));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text.length() > 500 ? text.substring(0, 500) : text, StandardCharsets.UTF_8);
    }

    /** Whose tokens are sent; they do not survive for long what is done with them. */
    private record Callers(TestUser user, TestUser admin) {
        static Callers fresh() {
            return new Callers(TestUser.registered(), TestUser.newAdmin());
        }
    }
}
