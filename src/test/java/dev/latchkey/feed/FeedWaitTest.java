package dev.latchkey.feed;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.Metrics;
import dev.latchkey.testing.TestUser;
import dev.latchkey.web.Wire;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Long polls. */
@QuarkusTest
@Timeout(60)
class FeedWaitTest {
    private static final Logger LOG = Logger.getLogger(FeedWaitTest.class);

    @TestHTTPResource
    URL url;

    @Inject
    DataSource database;

    private Reading current;

    /** Those of other tests may be more than a page holds. The newest stays: nodes count from it. */
    @BeforeEach
    void read() throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("DELETE FROM revocations WHERE position < (SELECT max(position) FROM revocations)");
        }
        current = Reading.first();
    }

    @Test
    void newsIsAnsweredAsSoonAsItIsThere() throws Exception {
        TestUser user = TestUser.registered();
        current = Reading.first();
        CompletableFuture<Response> waiting = CompletableFuture.supplyAsync(() -> current.wait(30));
        awaitWaiting(1);
        user.asks().post("/logout").then().statusCode(204);
        long answered = System.nanoTime();
        Response news = waiting.get(5, TimeUnit.SECONDS);
        LOG.infof("Told %s after the logout was answered", Duration.ofNanos(System.nanoTime() - answered));
        assertEquals(1, Reading.of(news).sids().size());
    }

    @Test
    void newsThatIsThereAlreadyIsNotWaitedFor() {
        TestUser.registered().asks().post("/logout").then().statusCode(204);
        assertQuick(() -> Reading.of(current.wait(30)));
    }

    @Test
    void whoeverAsksForTheFirstTimeDoesNotWait() {
        assertQuick(() -> Reading.of(Reading.ask(Map.of("wait", 30))));
    }

    @Test
    void whenNothingHappensTheAnswerIsEmptyAfterTheWait() {
        long began = System.nanoTime();
        Reading nothing = Reading.of(current.wait(1));
        assertEquals(current.cursor(), nothing.cursor());
        assertTrue(System.nanoTime() - began >= TimeUnit.MILLISECONDS.toNanos(900));
    }

    @Test
    void whenNothingHappensWhoSentATagGetsA304AfterTheWait() {
        long began = System.nanoTime();
        given().header("If-None-Match", current.tag())
                .get("/.well-known/revocations?wait=1")
                .then()
                .statusCode(304);
        assertTrue(System.nanoTime() - began >= TimeUnit.MILLISECONDS.toNanos(900));
    }

    @Test
    void aWaitMayBeLongerThanTheDeadlineOfOtherRequests() {
        assertEquals(current.cursor(), Reading.of(current.wait(6)).cursor());
    }

    @Test
    void whoGoesAwayFreesThePlace() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sockets.add(waitOnSocket());
        }
        awaitWaiting(20);
        for (Socket socket : sockets) {
            socket.close();
        }
        awaitWaiting(0);
    }

    @Test
    void manyWhoWaitAreAllToldByOneReadAndSignature() throws Exception {
        TestUser user = TestUser.registered();
        current = Reading.first();
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            sockets.add(waitOnSocket());
        }
        awaitWaiting(200);
        user.asks().post("/logout").then().statusCode(204);
        long answered = System.nanoTime();
        Set<String> jwts = new HashSet<>();
        for (Socket socket : sockets) {
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
            jwts.add(answer.substring(answer.indexOf("\r\n\r\n")));
            socket.close();
        }
        assertTrue(jwts.size() <= 2, () -> "read and signed " + jwts.size() + " times");
        LOG.infof("200 were told within %s", Duration.ofNanos(System.nanoTime() - answered));
    }

    private Socket waitOnSocket() throws IOException {
        Socket socket = new Socket(url.getHost(), url.getPort());
        String target = "/.well-known/revocations?wait=30&after=" + current.cursor();
        socket.getOutputStream().write((Wire.request("GET", target) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void awaitWaiting(double count) throws InterruptedException {
        while (Metrics.sum("latchkey_revocations_waiting", "") != count) {
            Thread.sleep(50);
        }
    }

    private static void assertQuick(Runnable request) {
        long began = System.nanoTime();
        request.run();
        assertTrue(System.nanoTime() - began < TimeUnit.SECONDS.toNanos(5));
    }
}
