package dev.latchkey.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.machine.Machine;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HashingPoolTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final CountDownLatch gate = new CountDownLatch(1);
    private final Vertx vertx = Vertx.vertx();
    private SimpleMeterRegistry meters;
    private HashingPool pool;

    @BeforeEach
    void openPool() {
        open(1, LONG);
    }

    /** Threads begin with the first work, so a pool that is replaced by another unused has none to end. */
    private void open(int workers, Duration deadline) {
        meters = new SimpleMeterRegistry();
        Settings settings = Settings.of(workers, deadline);
        pool = new HashingPool(settings, new Machine(true).priority(), Functions.fastest(settings), meters);
    }

    @AfterEach
    void close() throws InterruptedException {
        gate.countDown();
        pool.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Occupies the only thread until the gate opens. */
    private CompletableFuture<String> occupy() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> result = start(pool.run(() -> {
            begun.countDown();
            return waitAtTheGate();
        }));
        assertTrue(begun.await(20, TimeUnit.SECONDS));
        return result;
    }

    private String waitAtTheGate() {
        try {
            gate.await();
        } catch (InterruptedException end) {
            return "interrupted";
        }
        return "through";
    }

    private static <T> CompletableFuture<T> start(Uni<T> uni) {
        return uni.subscribeAsCompletionStage();
    }

    private static Problem problemOf(CompletableFuture<?> future) {
        Throwable thrown = assertThrows(CompletionException.class, future::join).getCause();
        return assertInstanceOf(Problem.class, thrown);
    }

    private double refused() {
        return meters.counter("latchkey.password.refused").count();
    }

    @Test
    void onlyTheWorkRunsOnThePool() {
        List<String> threads = new ArrayList<>();
        pool.run(() -> threads.add(Thread.currentThread().getName()))
                .invoke(() -> threads.add(Thread.currentThread().getName()))
                .await()
                .atMost(LONG);
        assertEquals("password-1", threads.get(0));
        assertFalse(threads.get(1).startsWith("password-"), threads.get(1));
    }

    @Test
    void theResultComesBackOnTheCallersDuplicatedContext() {
        Context caller = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        CompletableFuture<Context> success = new CompletableFuture<>();
        CompletableFuture<Context> failure = new CompletableFuture<>();
        caller.runOnContext(ignored -> {
            start(pool.run(() -> "done").invoke(() -> success.complete(Vertx.currentContext())));
            start(pool.run(HashingPoolTest::fail).onFailure().invoke(() -> failure.complete(Vertx.currentContext())));
        });
        assertSame(caller, success.join());
        assertSame(caller, failure.join());
    }

    private static String fail() {
        throw new IllegalStateException("as it should");
    }

    @Test
    void anEventLoopRunsOnWhileThePoolIsBusy() throws InterruptedException {
        Context loop = vertx.getOrCreateContext();
        CompletableFuture<String> work = new CompletableFuture<>();
        loop.runOnContext(
                ignored -> pool.run(this::waitAtTheGate).subscribe().with(work::complete, work::completeExceptionally));
        CompletableFuture<Boolean> turn = new CompletableFuture<>();
        loop.runOnContext(ignored -> turn.complete(work.isDone()));
        assertFalse(turn.orTimeout(20, TimeUnit.SECONDS).join());
        gate.countDown();
        assertEquals("through", work.join());
    }

    @Test
    void whoAsksForRoomWhereThereIsNoneIsToldAMomentLate() throws InterruptedException {
        open(1, Duration.ofMillis(1500));
        start(pool.requireRoom()).join();
        CompletableFuture<String> first = occupy();
        Stream.generate(() -> pool.run(this::waitAtTheGate)).limit(100).forEach(HashingPoolTest::start);
        long asked = System.nanoTime();
        assertEquals(
                ProblemType.OVERLOADED, problemOf(start(pool.requireRoom())).type());
        assertTrue(System.nanoTime() - asked >= Duration.ofMillis(100).toNanos());
        gate.countDown();
        assertEquals("through", first.join());
    }

    @Test
    void workThatWouldWaitBeyondTheDeadlineIsRefusedAtOnce() throws InterruptedException {
        open(1, Duration.ofMillis(1500));
        CompletableFuture<String> first = occupy();
        List<CompletableFuture<String>> flood = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            flood.add(start(pool.run(() -> "done")));
        }
        List<CompletableFuture<String>> atOnce = flood.subList(16, 100);
        for (CompletableFuture<String> request : atOnce) {
            Problem problem = problemOf(request);
            assertEquals(ProblemType.OVERLOADED, problem.type());
            assertTrue(problem.retryAfter() != null && problem.retryAfter().toMillis() >= 1000);
        }
        assertEquals(84, refused());
        assertEquals(16, meters.get("latchkey.password.queue").gauge().value());
        assertFalse(first.isDone());
    }

    @Test
    void workThatWaitedTooLongAllTheSameIsRefusedUndone() throws InterruptedException {
        open(1, Duration.ofMillis(50));
        CompletableFuture<String> first = occupy();
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Boolean> late = start(pool.run(() -> done.getAndSet(true)));
        assertFalse(new CountDownLatch(1).await(60, TimeUnit.MILLISECONDS));
        gate.countDown();
        assertEquals(ProblemType.OVERLOADED, problemOf(late).type());
        assertEquals("through", first.join());
        assertFalse(done.get());
        assertEquals(1, refused());
    }

    @Test
    void everyRequestOfAFloodIsEitherServedInTimeOrRefused() {
        open(2, Duration.ofMillis(300));
        AtomicInteger served = new AtomicInteger();
        AtomicInteger turnedAway = new AtomicInteger();
        List<CompletableFuture<?>> flood = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < 2000; i++) {
            flood.add(start(pool.run(HashingPoolTest::fiveMilliseconds)
                    .invoke(served::incrementAndGet)
                    .onFailure(Problem.class)
                    .invoke(turnedAway::incrementAndGet)
                    .onFailure(Problem.class)
                    .recoverWithNull()));
        }
        CompletableFuture.allOf(flood.toArray(CompletableFuture[]::new)).join();
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        assertEquals(2000, served.get() + turnedAway.get());
        assertTrue(served.get() >= 2, "served " + served);
        assertEquals(turnedAway.get(), refused());
        assertTrue(took < 10_000, "a flood that all were served would be over only after " + took + " ms");
    }

    private static Boolean fiveMilliseconds() {
        long end = System.nanoTime() + 5_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return true;
    }

    @Test
    void theEstimateFollowsWhatIsMeasured() throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            pool.run(() -> "quick").await().atMost(LONG);
        }
        occupy();
        for (int i = 0; i < 5000; i++) {
            start(pool.run(() -> "quick"));
        }
        assertEquals(0, refused(), "at the first estimate, 300 would be admitted");
    }

    @Test
    void whatItsClientNoLongerWaitsForIsNotDone() throws InterruptedException {
        CompletableFuture<String> first = occupy();
        AtomicBoolean done = new AtomicBoolean();
        Cancellable client = pool.run(() -> done.getAndSet(true)).subscribe().with(ignored -> {});
        CompletableFuture<String> next = start(pool.run(() -> "next"));
        client.cancel();
        assertEquals(1, meters.get("latchkey.password.queue").gauge().value());
        gate.countDown();
        assertEquals("through", first.join());
        assertEquals("next", next.join());
        assertFalse(done.get());
    }

    @Test
    void theEndRefusesWhatWaitsAndAllThatComesLater() throws InterruptedException {
        CompletableFuture<String> running = occupy();
        CompletableFuture<String> waiting = start(pool.run(() -> "never"));
        pool.close();
        assertNotNull(running.join());
        assertEquals(ProblemType.OVERLOADED, problemOf(waiting).type());
        assertEquals(
                ProblemType.OVERLOADED,
                problemOf(start(pool.run(() -> "never"))).type());
    }

    @Test
    void aRehearsalGoesOnBehindWhateverIsAskedFor() {
        AtomicInteger rehearsals = new AtomicInteger();
        pool.rehearse(rehearsals::incrementAndGet, Integer.MAX_VALUE, LONG);
        for (int i = 1; i < 100; i++) {
            assertEquals("done", pool.run(() -> "done").await().atMost(LONG));
            assertTrue(rehearsals.get() >= i, "rehearsed " + rehearsals.get());
        }
        assertEquals(0, refused());
    }

    @Test
    void aRehearsalEnds() {
        AtomicInteger rehearsals = new AtomicInteger();
        pool.rehearse(rehearsals::incrementAndGet, 3, LONG);
        pool.rehearse(rehearsals::incrementAndGet, Integer.MAX_VALUE, Duration.ZERO);
        for (int i = 0; i < 5; i++) {
            assertEquals("done", pool.run(() -> "done").await().atMost(LONG));
        }
        assertEquals(4, rehearsals.get());
    }
}
