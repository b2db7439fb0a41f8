package dev.latchkey.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.LatchkeyProcess;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What a node answers somebody who asks it all the time, until it answers otherwise.
 *
 * @param lastAdmitted when the last request was sent that was still answered as before, in {@link System#nanoTime()}
 * @param refused when the first other answer was there
 */
record Witness(long lastAdmitted, long refused) {
    private static final Executor THREADS = work -> new Thread(work, "witness").start();
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int TIMES_AFTER = 10;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** Begins to ask. */
    static CompletableFuture<Witness> on(LatchkeyProcess node, Subject who, Ending ending) {
        return CompletableFuture.supplyAsync(() -> ask(node, who, ending), THREADS);
    }

    private static Witness ask(LatchkeyProcess node, Subject who, Ending ending) {
        long began = System.nanoTime();
        long lastAdmitted = began;
        long asked = began;
        while (status(node, who.token()) == ending.before()) {
            assertTrue(asked - began < PATIENCE_NANOS, ending + " never takes effect");
            lastAdmitted = asked;
            LockSupport.parkNanos(PAUSE_NANOS);
            asked = System.nanoTime();
        }
        long refused = System.nanoTime();
        for (int i = 0; i < TIMES_AFTER; i++) {
            assertEquals(ending.after(), status(node, who.token()), ending::toString);
        }
        return new Witness(lastAdmitted, refused);
    }

    /** What only the guard decides: without the role, the list of users is refused and the database is not asked for it. */
    static int status(LatchkeyProcess node, String token) {
        try {
            return node.get("/users?limit=1", token).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
