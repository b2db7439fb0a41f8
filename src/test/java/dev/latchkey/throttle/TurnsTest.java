package dev.latchkey.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** A place is given back, whatever becomes of who had it or waited for it. */
class TurnsTest {
    private static final int SIDE_BY_SIDE = 3;

    private Turns turns = new Turns(Duration.ofSeconds(5));
    private final UUID key = UUID.randomUUID();
    private final List<UniEmitter<? super String>> working = Collections.synchronizedList(new ArrayList<>());

    @Test
    void threeAreUnderWayAndTheNextComesWhenOneIsDone() {
        List<CompletableFuture<String>> all = take(SIDE_BY_SIDE + 2);
        await(SIDE_BY_SIDE);
        assertEquals(SIDE_BY_SIDE, working.size());
        working.get(0).complete("done"); // whoever that was: they begin in no order
        assertEquals(
                "done",
                CompletableFuture.anyOf(all.toArray(CompletableFuture[]::new)).join());
        await(SIDE_BY_SIDE + 1);
        working.get(1).fail(new IllegalStateException());
        await(SIDE_BY_SIDE + 2);
    }

    @Test
    void othersDoNotWait() {
        var unused = take(SIDE_BY_SIDE);
        assertEquals(
                "at once",
                turns.take(UUID.randomUUID(), () -> Uni.createFrom().item("at once"))
                        .await()
                        .indefinitely());
    }

    @Test
    void whoWaitsTooLongIsToldAndLeavesNoGap() {
        turns = new Turns(Duration.ofMillis(300));
        List<CompletableFuture<String>> all = take(SIDE_BY_SIDE + 1);
        await(SIDE_BY_SIDE);
        Problem refusal = (Problem) assertThrows(
                        CompletionException.class, () -> all.get(SIDE_BY_SIDE).join())
                .getCause();
        assertEquals(ProblemType.OVERLOADED, refusal.type());
        working.get(0).complete("done");
        assertEquals(
                "next",
                turns.take(key, () -> Uni.createFrom().item("next")).await().indefinitely());
    }

    @Test
    void whoGoesAwayGivesTheirPlaceToTheNext() {
        Cancellable leaving = turns.take(key, this::work).subscribe().with(done -> {});
        var unused = take(SIDE_BY_SIDE);
        await(SIDE_BY_SIDE);
        leaving.cancel();
        await(SIDE_BY_SIDE + 1);
    }

    @Test
    void whoGoesAwayWhileWaitingIsNotCalled() {
        var unused = take(SIDE_BY_SIDE);
        await(SIDE_BY_SIDE);
        turns.take(key, this::work).subscribe().with(done -> {}).cancel();
        CompletableFuture<String> next =
                turns.take(key, () -> Uni.createFrom().item("next")).subscribeAsCompletionStage();
        working.get(0).complete("done");
        assertEquals("next", next.join());
        assertEquals(SIDE_BY_SIDE, working.size());
    }

    @Test
    void moreThanTwoHundredDoNotWait() {
        List<CompletableFuture<String>> all = take(SIDE_BY_SIDE + 200);
        CompletableFuture<String> tooMany = turns.take(key, this::work).subscribeAsCompletionStage();
        assertThrows(CompletionException.class, tooMany::join);
        for (int i = 0; i < all.size(); i++) {
            await(i + 1);
            working.get(i).complete("done");
        }
        all.forEach(done -> assertEquals("done", done.join()));
    }

    private List<CompletableFuture<String>> take(int times) {
        List<CompletableFuture<String>> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.add(turns.take(key, this::work).subscribeAsCompletionStage());
        }
        return all;
    }

    private Uni<String> work() {
        return Uni.createFrom().emitter(emitter -> working.add(emitter));
    }

    private void await(int count) {
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (working.size() < count && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertTrue(working.size() >= count);
    }
}
