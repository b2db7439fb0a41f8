package dev.latchkey.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over HTTP, by a server that answers what is thought of its peer. */
class PeerTest {
    private static final String SENDER = "127.0.0.1";
    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static volatile Peer peer = peer("http://localhost");
    private static HttpServer server;

    @BeforeAll
    static void listen() throws Exception {
        server = VERTX.createHttpServer(new HttpServerOptions().setMaxHeaderSize(1 << 20))
                .requestHandler(PeerTest::answer)
                .listen(0, SENDER)
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    private static void answer(HttpServerRequest request) {
        var unused = request.response().end(peer.address(request) + (peer.isHttps(request) ? " by https" : ""));
    }

    @AfterAll
    static void close() {
        var unused = VERTX.close();
    }

    private static Peer peer(String issuer, String... proxies) {
        return new Peer(new Proxies(() -> Optional.of(Arrays.asList(proxies))), Optional.of(issuer));
    }

    private static void trust(String... proxies) {
        peer = peer("http://localhost", proxies);
    }

    @Test
    void whoIsNoProxyIsNotBelieved() throws Exception {
        for (String other : List.of("127.0.0.2", "10.0.0.0/8", "::1")) {
            trust(other);
            assertEquals(SENDER, answerTo("Forwarded", "for=203.0.113.7;proto=https"));
            assertEquals(SENDER, answerTo("X-Forwarded-For", "203.0.113.7", "X-Forwarded-Proto", "https"));
        }
    }

    @Test
    void withoutSuchHeadersItIsWhoHoldsTheConnection() throws Exception {
        trust(SENDER);
        assertEquals(SENDER, answerTo());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7 | 203.0.113.7",
                "1.2.3.4, 203.0.113.7 | 203.0.113.7",
                "1.2.3.4, 203.0.113.7, 10.0.0.2, 10.0.0.1 | 203.0.113.7",
                "127.0.0.1, 203.0.113.7 | 203.0.113.7",
                "10.0.0.3, 10.0.0.2 | 10.0.0.3",
                "203.0.113.7:4711 | 203.0.113.7",
                "2001:db8::7 | 2001:db8::7",
                "[2001:db8::7] | 2001:db8::7",
                "[2001:DB8:0::7]:1234 | 2001:db8::7",
                "::ffff:203.0.113.7, ::ffff:10.0.0.1 | 203.0.113.7",
                "203.0.113.7,, | 203.0.113.7",
                "1.2.3.4, unknown, 10.0.0.1 | 10.0.0.1",
                "1.2.3.4, unknown | 127.0.0.1",
                "1.2.3.4, localhost | 127.0.0.1",
                "1.2.3.4, 203.0.113.7 203.0.113.8 | 127.0.0.1",
                ", | 127.0.0.1"
            })
    void theNearestOfXForwardedForWhoIsNoProxyIsTheClient(String list, String client) throws Exception {
        trust(SENDER, "10.0.0.0/8");
        assertEquals(client, answerTo("X-Forwarded-For", list));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "for=203.0.113.7 | 203.0.113.7",
                "For=203.0.113.7;By=10.0.0.1;Host=a | 203.0.113.7",
                "by=1.2.3.4;for=203.0.113.7; | 203.0.113.7",
                "for=1.2.3.4, for=203.0.113.7, for=10.0.0.1 | 203.0.113.7",
                "for=\"203.0.113.7:4711\" | 203.0.113.7",
                "for=\"[2001:db8::1]:1234\" | 2001:db8::1",
                "for=\"\\[2001:db8::1]\" | 2001:db8::1",
                "for=1.2.3.4, for=_hidden | 127.0.0.1",
                "for=1.2.3.4, for=\"_hidden:80\", for=10.0.0.1 | 10.0.0.1",
                "for=1.2.3.4, for=unknown | 127.0.0.1",
                "for=1.2.3.4, by=10.0.0.1 | 127.0.0.1",
                "for=1.2.3.4, for | 127.0.0.1",
                "for=1.2.3.4;for=203.0.113.7 | 127.0.0.1",
                // Whoever can write a part of the line does not get to write another's
                "for=1.2.3.4;host=\", for=203.0.113.7 | 127.0.0.1",
                "for=1.2.3.4;host=\", for=\"[2001:db8::7]\" | 127.0.0.1",
                "for=203.0.113.7;host=\"a, for=1.2.3.4, b\" | 203.0.113.7",
                "for=203.0.113.7;host=\"\\\", for=1.2.3.4, \\\"\" | 203.0.113.7"
            })
    void theNearestOfForwardedWhoIsNoProxyIsTheClient(String list, String client) throws Exception {
        trust(SENDER, "10.0.0.0/8");
        assertEquals(client, answerTo("Forwarded", list));
    }

    @Test
    void severalLinesAreOneListEachInItsOrder() throws Exception {
        trust(SENDER, "10.0.0.0/8");
        assertEquals("203.0.113.7", answerTo("X-Forwarded-For", "1.2.3.4, 203.0.113.7", "X-Forwarded-For", "10.0.0.1"));
        assertEquals("203.0.113.7", answerTo("Forwarded", "for=1.2.3.4;host=\"", "Forwarded", "for=203.0.113.7"));
        assertEquals("10.0.0.1", answerTo("Forwarded", "for=1.2.3.4;host=\"", "Forwarded", "for=10.0.0.1"));
    }

    @Test
    void whereTheTwoHeadersDisagreeNeitherIsBelieved() throws Exception {
        trust(SENDER);
        assertEquals("203.0.113.7", answerTo("Forwarded", "for=203.0.113.7", "X-Forwarded-For", "203.0.113.7"));
        assertEquals(SENDER, answerTo("Forwarded", "for=1.2.3.4", "X-Forwarded-For", "203.0.113.7"));
        assertEquals(SENDER, answerTo("Forwarded", "proto=https", "X-Forwarded-Proto", "http"));
    }

    @ParameterizedTest
    @CsvSource({"Forwarded, for=203.0.113.7", "X-Forwarded-For, 203.0.113.7"})
    void aLongListTakesNoLongTime(String header, String entry) {
        trust("0.0.0.0/0");
        String list = String.join(", ", Collections.nCopies(10_000, entry));
        assertTimeout(Duration.ofSeconds(5), () -> assertEquals("203.0.113.7", answerTo(header, list)));
    }

    @Test
    void theNearestProxySaysWhetherTheClientCameByHttps() throws Exception {
        trust(SENDER);
        assertTrue(isHttps("Forwarded", "for=203.0.113.7;proto=http, for=10.0.0.1;proto=HTTPS"));
        assertFalse(isHttps("Forwarded", "for=203.0.113.7;proto=https, for=10.0.0.1;proto=http"));
        assertFalse(isHttps("Forwarded", "for=203.0.113.7;proto=https, for=10.0.0.1"));
        assertTrue(isHttps("X-Forwarded-Proto", "http, https"));
        assertFalse(isHttps("X-Forwarded-Proto", "https, http"));
        assertFalse(isHttps("X-Forwarded-Proto", "httpss"));
        assertFalse(isHttps());
    }

    @Test
    void theIssuerSaysItForAll() throws Exception {
        peer = peer("https://login.example.org");
        assertTrue(isHttps());
    }

    private static boolean isHttps(String... headers) throws Exception {
        return answerTo(headers).endsWith(" by https");
    }

    private static String answerTo(String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://" + SENDER + ":" + server.actualPort()));
        return CLIENT.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString())
                .body();
    }
}
