package dev.latchkey.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The application's clock in tests: it runs like any other, moves on when told to, and can be held. It never goes back. */
@Singleton
@Alternative
@Priority(1)
public class MovableClock extends Clock {
    private final Clock real = Clock.tickMillis(ZoneOffset.UTC);
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private volatile @Nullable Instant held;

    /** Lets this much time pass at once. */
    public void advance(Duration time) {
        ahead.updateAndGet(before -> before.plus(time));
    }

    /** Does something during which time passes by {@link #advance} only; afterwards the clock has caught up. */
    public void hold(Runnable action) {
        held = real.instant();
        try {
            action.run();
        } finally {
            held = null;
        }
    }

    @Override
    public Instant instant() {
        Instant still = held;
        return (still == null ? real.instant() : still).plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Latchkey knows UTC only");
    }
}
