package dev.latchkey.onetime;

import dev.latchkey.database.Upkeep;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Removes tokens that have run out, and requests that nobody has answered. What somebody is using at the moment, waits. */
@ApplicationScoped
class OneTimePurge {
    private static final String EXPIRED =
            """
            DELETE FROM one_time_tokens WHERE hash = ANY (ARRAY
                (SELECT hash FROM one_time_tokens WHERE expires_at <= $1 ORDER BY expires_at LIMIT 10000 FOR UPDATE SKIP LOCKED))""";

    /** Long after somebody asked, they have asked again. */
    private static final String FORGOTTEN =
            """
            DELETE FROM link_requests WHERE id = ANY (ARRAY
                (SELECT id FROM link_requests WHERE at <= $1 ORDER BY at LIMIT 10000 FOR UPDATE SKIP LOCKED))""";

    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Upkeep upkeep;
    private final Clock clock;

    OneTimePurge(Upkeep upkeep, Clock clock) {
        this.upkeep = upkeep;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent start, OneTimeConfig config) {
        upkeep.everyLater(config.purgeEvery(), "one-time tokens", this::round);
    }

    /** Never fails: what is left, the next round finds. */
    Uni<Void> round() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return Upkeep.tolerant(
                "Old tokens could not be removed",
                upkeep.removeAll(EXPIRED, now).chain(() -> upkeep.removeAll(FORGOTTEN, now.minus(PATIENCE))));
    }
}
