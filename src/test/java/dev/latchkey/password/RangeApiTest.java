package dev.latchkey.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RangeApiTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    /** Its SHA-1 is 5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8. */
    private static final String PASSWORD = "password";

    private static final String SUFFIX = "1E4C9B93F3F0682250B6CF8331B7EE68FD8";
    private static final String OTHER = "003D68EB55068C33ACE09247EE4C639306B";

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        join(vertx.close());
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private RangeApi served(Handler<HttpServerRequest> service, Duration deadline) {
        HttpServer server = join(vertx.createHttpServer()
                .requestHandler(request -> {
                    heard.add(request.method() + " " + request.uri() + " " + request.headers());
                    service.handle(request);
                })
                .listen(0, "127.0.0.1"));
        return at(server.actualPort(), deadline);
    }

    private RangeApi at(int port, Duration deadline) {
        return new RangeApi(Settings.ofRangeApi("http://127.0.0.1:" + port + "/range", deadline), vertx, meters);
    }

    private boolean isKnown(String answer) {
        return served(request -> request.response().end(answer), LONG)
                .know(PASSWORD)
                .await()
                .atMost(LONG);
    }

    private double count(String outcome) {
        return meters.counter("latchkey.password.range", "outcome", outcome).count();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SUFFIX + ":9659365",
                OTHER + ":2\r\n" + SUFFIX + ":1\r\n",
                "1e4c9b93f3f0682250b6cf8331b7ee68fd8:10"
            })
    void whatHasLeakedIsKnown(String answer) {
        assertTrue(isKnown(answer));
        assertEquals(1, count("leaked"));
    }

    @ParameterizedTest
    @ValueSource(strings = {OTHER + ":2\r\n" + SUFFIX + ":0", OTHER + ":2", "", "\r\n"})
    void paddingAndOthersAreNoLeak(String answer) {
        assertFalse(isKnown(answer));
        assertEquals(1, count("unknown"));
    }

    @Test
    void nothingLeavesButFiveDigitsOfTheHash() {
        assertFalse(isKnown(""));
        assertEquals(1, heard.size());
        assertTrue(heard.get(0).startsWith("GET /range/5BAA6 "), heard::toString);
        assertTrue(heard.get(0).contains("Add-Padding=true"), heard::toString);
        assertFalse(heard.get(0).contains(SUFFIX.substring(0, 4)), heard::toString);
        assertFalse(heard.get(0).contains(PASSWORD), heard::toString);
    }

    static Stream<Handler<HttpServerRequest>> failures() {
        String line = SUFFIX + ":1\r\n";
        return Stream.of(
                request -> request.response().setStatusCode(500).end(line),
                request -> request.response()
                        .setStatusCode(302)
                        .putHeader("Location", "/range/")
                        .end(line),
                request -> request.response().end("<html>Please log in to this network</html>"),
                request -> request.response().end((OTHER + ":2\r\n").repeat(100_000) + line),
                request -> request.response()
                        .putHeader("Content-Length", "1000")
                        .write(line)
                        .onComplete(unused -> request.connection().close()),
                request -> request.connection().close());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatIsNoAnswerRefusesNothing(Handler<HttpServerRequest> service) {
        assertFalse(served(service, LONG).know(PASSWORD).await().atMost(LONG));
        assertEquals(1, count("failed"));
        assertEquals(1, heard.size(), heard::toString);
    }

    @Test
    void aServiceThatIsNotThereRefusesNothing() {
        HttpServer gone =
                join(vertx.createHttpServer().requestHandler(request -> {}).listen(0, "127.0.0.1"));
        join(gone.close());
        assertFalse(at(gone.actualPort(), LONG).know(PASSWORD).await().atMost(LONG));
        assertEquals(1, count("failed"));
    }

    @Test
    void aServiceIsWaitedForNoLongerThanTheDeadlineAndThenLeft() {
        CompletableFuture<Void> left = new CompletableFuture<>();
        RangeApi drop = served(
                request -> {
                    request.response().setChunked(true).exceptionHandler(unused -> left.complete(null));
                    vertx.setPeriodic(20, unused -> request.response().write("\r\n"));
                },
                Duration.ofMillis(300));
        long start = System.nanoTime();
        assertFalse(drop.know(PASSWORD).await().atMost(LONG));
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        assertTrue(took >= 300 && took < 5_000, took + " ms");
        left.orTimeout(20, TimeUnit.SECONDS).join();
        assertEquals(1, count("failed"));
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 30_000})
    void theAnswerComesOnTheCallersContext(long deadlineMillis) {
        Context caller = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        RangeApi silentAtShortDeadlines = served(
                request -> {
                    if (deadlineMillis > 1000) {
                        request.response().end();
                    }
                },
                Duration.ofMillis(deadlineMillis));
        CompletableFuture<Context> context = new CompletableFuture<>();
        caller.runOnContext(ignored -> silentAtShortDeadlines
                .know(PASSWORD)
                .subscribe()
                .with(unused -> context.complete(Vertx.currentContext()), context::completeExceptionally));
        assertSame(caller, context.orTimeout(30, TimeUnit.SECONDS).join());
    }

    @Test
    void nobodyIsAskedWhereNoneIsConfigured() {
        Settings none = Settings.of(1, LONG);
        assertFalse(new RangeApi(none, vertx, meters).know(PASSWORD).await().atMost(LONG));
        assertEquals(List.of(), meters.getMeters());
    }
}
