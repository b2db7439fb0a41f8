package dev.latchkey.throttle;

import dev.latchkey.database.Upkeep;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Removes counts that are forgotten, and networks that were not seen for long. What somebody is counting at the moment, waits. */
@ApplicationScoped
class ThrottlePurge {
    private static final String COUNTS =
            """
            DELETE FROM throttle_counts WHERE key IN
                (SELECT key FROM throttle_counts WHERE expires_at <= $1 LIMIT 10000 FOR UPDATE SKIP LOCKED)""";
    private static final String NETWORKS =
            """
            DELETE FROM known_networks WHERE (user_id, network) IN
                (SELECT user_id, network FROM known_networks WHERE last_seen_at <= $1
                 ORDER BY last_seen_at LIMIT 10000 FOR UPDATE SKIP LOCKED)""";

    private final Upkeep upkeep;
    private final ThrottleConfig config;
    private final Clock clock;

    ThrottlePurge(Upkeep upkeep, ThrottleConfig config, Clock clock) {
        this.upkeep = upkeep;
        this.config = config;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent start) {
        upkeep.everyLater(config.purgeEvery(), "throttle", this::round);
    }

    /** Never fails: what is left, the next round finds. */
    Uni<Void> round() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return Upkeep.tolerant(
                "Old counts could not be removed",
                upkeep.removeAll(COUNTS, now)
                        .chain(() -> upkeep.removeAll(NETWORKS, now.minus(config.rememberNetworks()))));
    }
}
