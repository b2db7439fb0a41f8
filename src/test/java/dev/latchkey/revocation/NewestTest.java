package dev.latchkey.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who waits, and for how long. */
class NewestTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Newest newest = new Newest(() -> 2, new SimpleMeterRegistry());

    @BeforeEach
    void follow() {
        newest.moveTo(5);
    }

    @Test
    void whoKnowsTheNewestWaitsUntilThereIsANewer() {
        var waiter = waiterAt(5);
        newest.moveTo(5);
        assertWaits(waiter);
        newest.moveTo(6);
        var unused = waiter.assertCompleted();
        assertFalse(newest.isAwaited());
    }

    @Test
    void whoKnowsAnotherGoesOnAtOnce() {
        var older = waiterAt(4).assertCompleted();
        var ahead = waiterAt(6).assertCompleted();
        assertEquals(older.getItem(), ahead.getItem());
    }

    @Test
    void aRestoredDatabaseIsNewsToo() {
        var waiter = waiterAt(5);
        newest.moveTo(2);
        var unused = waiter.assertCompleted();
    }

    @Test
    void whoFindsNoPlaceGoesOnAtOnceAndAPlaceIsFreedByWhoLeaves() {
        var first = waiterAt(5);
        assertWaits(waiterAt(5));
        var refused = waiterAt(5).assertCompleted();
        assertEquals(null, refused.getItem());
        first.cancel();
        assertWaits(waiterAt(5));
    }

    @Test
    void nobodyWaitsWhileNothingIsFollowed() {
        var waiter = waiterAt(5);
        newest.loseTrack();
        var released = waiter.assertCompleted();
        var late = waiterAt(5).assertCompleted();
        assertEquals(released.getItem(), late.getItem());
        newest.moveTo(5);
        assertWaits(waiterAt(5));
    }

    @Test
    void nobodyWaitsAtTheEnd() {
        var waiter = waiterAt(5);
        newest.stop(new ShutdownEvent());
        var released = waiter.assertCompleted();
        var late = waiterAt(5).assertCompleted();
        assertEquals(released.getItem(), late.getItem());
    }

    @Test
    void whenTheTimeIsUpTheyGoOnAndThePlacesAreFree() {
        for (int i = 0; i < 4; i++) {
            newest.otherThan(5, Duration.ofMillis(20)).await().atMost(Duration.ofSeconds(5));
        }
        assertFalse(newest.isAwaited());
        assertWaits(waiterAt(5));
        assertTrue(newest.isAwaited());
    }

    private UniAssertSubscriber<Void> waiterAt(long known) {
        return newest.otherThan(known, LONG).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private static void assertWaits(UniAssertSubscriber<Void> waiter) {
        var unused = waiter.assertNotTerminated();
    }
}
