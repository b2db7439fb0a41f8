package dev.latchkey.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for what a browser, or the application, does in its own time. */
public final class Patience {
    /** More than any of it takes. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(5);

    private Patience() {}

    /** Whether it is so before long. */
    public static boolean soon(BooleanSupplier condition) {
        long limit = System.nanoTime() + LIMIT.toNanos();
        boolean met = condition.getAsBoolean();
        while (!met && System.nanoTime() < limit) {
            LockSupport.parkNanos(PAUSE.toNanos());
            met = condition.getAsBoolean();
        }
        return met;
    }
}
