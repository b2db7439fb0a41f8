package dev.latchkey.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.LatchkeyProcess;
import dev.latchkey.testing.OwnPostgres;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The feed never says that nothing was revoked while it cannot know. */
@Timeout(120)
class FeedOutageIT {
    private static final String FEED = "/.well-known/revocations";
    private static final String EMAIL = "ada@example.org";

    @TempDir
    Path home;

    private OwnPostgres postgres;
    private LatchkeyProcess latchkey;

    @BeforeEach
    void start() throws Exception {
        postgres = OwnPostgres.in(home);
        latchkey = LatchkeyProcess.in(home, postgres.environment(), "-Dlatchkey.password.argon2.memory=64")
                .ready();
        assertEquals(201, latchkey.register(EMAIL).statusCode());
    }

    @AfterEach
    void stop() throws Exception {
        latchkey.close();
        postgres.stop();
    }

    @Test
    void whatAnOperatorDoesInTheDatabaseIsToldAtOnce() throws Exception {
        assertEquals(200, latchkey.login(EMAIL).statusCode());
        CompletableFuture<HttpResponse<String>> waiting = waitFor(next(latchkey.get(FEED)));
        String ended = postgres.query("DELETE FROM sessions RETURNING id");
        HttpResponse<String> answer = waiting.get(2, TimeUnit.SECONDS);
        assertEquals(ended, claims(answer).getJsonArray("sids").getString(0));
    }

    @Test
    void whileTheDatabaseIsAwayItSaysSoAndThenTellsAll() throws Exception {
        assertEquals(200, latchkey.login(EMAIL).statusCode());
        String before = next(latchkey.get(FEED));
        CompletableFuture<HttpResponse<String>> waiting = waitFor(before);
        postgres.freeze();
        assertUnavailable(waiting.get(5, TimeUnit.SECONDS));
        assertUnavailable(latchkey.get(FEED));
        assertUnavailable(latchkey.get(FEED + "?wait=10&after=" + before));
        postgres.thaw();
        postgres.crash();
        assertUnavailable(latchkey.get(FEED));
        postgres.start();
        String ended = postgres.query("DELETE FROM sessions RETURNING id");
        HttpResponse<String> answer = latchkey.get(FEED + "?wait=2&after=" + before);
        while (answer.statusCode() == 503) {
            Thread.sleep(100);
            answer = latchkey.get(FEED + "?wait=2&after=" + before);
        }
        assertEquals(ended, claims(answer).getJsonArray("sids").getString(0));
    }

    private CompletableFuture<HttpResponse<String>> waitFor(String after) throws Exception {
        var waiting = latchkey.sendAsync(latchkey.request(FEED + "?wait=15&after=" + after, null));
        while (!latchkey.get("/q/metrics").body().contains("latchkey_revocations_waiting 1.0")) {
            Thread.sleep(20);
        }
        return waiting;
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertEquals(503, answer.statusCode(), answer.body());
        assertEquals("1", answer.headers().firstValue("Retry-After").orElse(""));
        assertTrue(answer.body().contains("/problems/unavailable"), answer.body());
    }

    private static String next(HttpResponse<String> answer) {
        return claims(answer).getString("next");
    }

    private static JsonObject claims(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        byte[] claims = Base64.getUrlDecoder().decode(answer.body().split("\\.", -1)[1]);
        return new JsonObject(Buffer.buffer(claims));
    }
}
