package dev.latchkey.web;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.ShortDeadlines;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How large and how slow a request may be. */
@QuarkusTest
@TestProfile(ShortDeadlines.class)
class LimitsTest {
    private static final int LIMIT = 64 * 1024;

    @TestHTTPResource
    URL url;

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void aBodyOverTheLimitIsA413(HttpClient.Version version) throws Exception {
        assertEquals(
                200, echo(version, BodyPublishers.ofString("a".repeat(LIMIT))).statusCode());
        HttpResponse<String> refused = echo(version, BodyPublishers.ofString("a".repeat(LIMIT + 1)));
        assertEquals(413, refused.statusCode());
        assertThat(refused.body(), containsString("/problems/body-too-large"));
    }

    @Test
    void aBodyThatGrowsOverTheLimitInChunksIsA413() throws IOException {
        String chunk = "4000\r\n" + "a".repeat(0x4000) + "\r\n";
        String head = Wire.request("POST", "/test/echo", "Content-Type: text/plain", "Transfer-Encoding: chunked");
        Wire.Answer answer = Wire.send(url.getPort(), head + "\r\n" + chunk.repeat(40) + "0\r\n\r\n");
        assertEquals(413, answer.status());
        assertEquals("application/problem+json", answer.header("Content-Type"));
    }

    @Test
    void aBodyMayComeInChunksAndAfterContinue() throws IOException {
        String head = Wire.request(
                "POST", "/test/echo", "Content-Type: text/plain", "Transfer-Encoding: chunked", "Expect: 100-continue");
        assertEquals(
                "hello",
                Wire.send(url.getPort(), head + "\r\n5\r\nhello\r\n0\r\n\r\n").body());
    }

    @Test
    void aRequestThatTakesTooLongIsA503() throws IOException {
        long start = System.nanoTime();
        Wire.Answer answer = Wire.get(url.getPort(), "/test/slow");
        assertEquals(503, answer.status());
        assertEquals("1", answer.header("Retry-After"));
        assertThat(answer.body(), containsString("/problems/unavailable"));
        assertThat(Duration.ofNanos(System.nanoTime() - start), lessThan(Duration.ofMillis(850)));
    }

    @Test
    void aRequestThatTakesTooLongThoughItsBodyIsThereIsA503() throws IOException {
        Wire.Answer answer =
                Wire.request(url.getPort(), "POST", "/test/slow/echo", "hello", "Content-Type: text/plain");
        assertEquals(503, answer.status());
    }

    @Test
    void anAnswerThatHasBegunMayTakeLonger() throws IOException {
        Wire.Answer answer = Wire.get(url.getPort(), "/test/slow/begun");
        assertEquals(200, answer.status());
        assertThat(answer.body(), endsWith("0\r\n\r\n"));
    }

    @Test
    void theLateAnswerIsDroppedInSilenceAndTheConnectionStaysOfUse() throws Exception {
        List<LogRecord> logged = new ArrayList<>();
        Handler capture = capture(logged);
        Logger.getLogger("").addHandler(capture);
        try {
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            HttpRequest slow = HttpRequest.newBuilder(uri("/test/slow")).build();
            HttpRequest exempt =
                    HttpRequest.newBuilder(uri("/test/slow/exempt")).build();
            assertEquals(503, client.send(slow, BodyHandlers.ofString()).statusCode());
            // Takes longer than what is left of the slow one, so its late answer has come meanwhile.
            assertEquals(200, client.send(exempt, BodyHandlers.ofString()).statusCode());
        } finally {
            Logger.getLogger("").removeHandler(capture);
        }
        assertEquals(List.of(), logged.stream().map(LogRecord::getMessage).toList());
    }

    @Test
    void aBodyThatDoesNotArriveIsA408() throws IOException {
        String head = Wire.request("POST", "/test/echo", "Content-Type: text/plain", "Content-Length: 100");
        assertEquals(408, Wire.send(url.getPort(), head + "\r\nslow").status());
    }

    private HttpResponse<String> echo(HttpClient.Version version, HttpRequest.BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/test/echo"))
                .version(version)
                .header("Content-Type", "text/plain")
                .POST(body)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + url.getPort() + path);
    }

    private static Handler capture(List<LogRecord> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                boolean outage = entry.getMessage().startsWith("Unavailable");
                if (entry.getLevel().intValue() >= Level.WARNING.intValue() && !outage) {
                    logged.add(entry);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
