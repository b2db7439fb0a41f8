package dev.latchkey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.LatchkeyProcess;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ShutdownIT {
    private static final Logger LOG = Logger.getLogger(ShutdownIT.class);
    /** Both, and the one that asks. */
    private static final Pattern IN_FLIGHT = Pattern.compile("http_server_active_requests\\S* 3\\.0");

    private static final int SIGTERM = 143;
    private static final long LONGEST_SECONDS = 12;
    private static final long QUICK_SECONDS = 5;
    private static final String FEED = "/.well-known/revocations";

    @TempDir
    Path home;

    @Test
    void requestsInFlightAreAnsweredBeforeTheEnd() throws Exception {
        try (LatchkeyProcess latchkey = slowToHash()) {
            var answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> registration(latchkey)))
                    .limit(2)
                    .toList();
            while (!IN_FLIGHT.matcher(latchkey.get("/q/metrics").body()).find()) {
                Thread.sleep(20);
            }
            long asked = System.nanoTime();
            latchkey.process().destroy();
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                assertEquals(201, answer.join().statusCode());
            }
            assertTrue(latchkey.process().waitFor(LONGEST_SECONDS, TimeUnit.SECONDS));
            LOG.infof("Ended %s after SIGTERM", Duration.ofNanos(System.nanoTime() - asked));
            assertEquals(SIGTERM, latchkey.process().exitValue());
            assertThrows(ConnectException.class, () -> latchkey.get("/q/health/live"));
        }
        String log = Files.readString(home.resolve(".latchkey/postgres.log"));
        assertTrue(log.endsWith("database system is shut down\n"), log);
    }

    @Test
    void whoWaitsForRevocationsIsAnsweredAtOnce() throws Exception {
        try (LatchkeyProcess latchkey = LatchkeyProcess.in(home).ready()) {
            String after = next(latchkey);
            var answers = Stream.generate(
                            () -> latchkey.sendAsync(latchkey.request(FEED + "?wait=30&after=" + after, null)))
                    .limit(50)
                    .toList();
            while (!latchkey.get("/q/metrics").body().contains("latchkey_revocations_waiting 50.0")) {
                Thread.sleep(20);
            }
            long asked = System.nanoTime();
            latchkey.process().destroy();
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                assertEquals(200, answer.join().statusCode());
            }
            assertTrue(latchkey.process().waitFor(QUICK_SECONDS, TimeUnit.SECONDS));
            LOG.infof("Ended %s after SIGTERM, with 50 who waited", Duration.ofNanos(System.nanoTime() - asked));
        }
    }

    private static String next(LatchkeyProcess latchkey) throws Exception {
        HttpResponse<String> feed = latchkey.get(FEED);
        while (feed.statusCode() == 503) { // it does not know yet
            Thread.sleep(50);
            feed = latchkey.get(FEED);
        }
        byte[] claims = Base64.getUrlDecoder().decode(feed.body().split("\\.", -1)[1]);
        return new JsonObject(Buffer.buffer(claims)).getString("next");
    }

    /** One thread hashes, and at the start it rehearses first. */
    private LatchkeyProcess slowToHash() throws Exception {
        return LatchkeyProcess.in(
                        home,
                        "-Dlatchkey.password.argon2.iterations=5",
                        "-Dlatchkey.password.workers=1",
                        "-Dlatchkey.password.deadline=20s",
                        "-Dlatchkey.http.deadline=20s")
                .ready();
    }

    private static HttpResponse<String> registration(LatchkeyProcess latchkey) {
        try {
            return latchkey.register(UUID.randomUUID() + "@example.org");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
