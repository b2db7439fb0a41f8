package dev.latchkey;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;

/** The time by which everything is decided; a test puts a movable clock in its place. */
class SystemClock {
    /** In milliseconds: PostgreSQL keeps no nanoseconds, and what is answered now must equal what is read back later. */
    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
