package dev.latchkey;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** The time by which everything is decided; a test puts a movable clock in its place. */
class SystemClock {
    /** What PostgreSQL keeps of an instant: what is answered now must equal what is read back later. */
    private static final Duration MICROSECOND = Duration.of(1, ChronoUnit.MICROS);

    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }
}
