package dev.latchkey.revocation;

import dev.latchkey.database.Upkeep;
import dev.latchkey.token.TokenConfig;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Removes revocations that concern no token any more: those that it would refuse have expired. */
@ApplicationScoped
class RevocationPurge {
    private static final Duration INTERVAL = Duration.ofMinutes(10);

    /** For a node that was away, and for clocks that differ. */
    private static final Duration LONGER = Duration.ofMinutes(10);

    /**
     * The newest one stays, however old, and the newest that is for all: a node that starts counts from them, and would else be
     * behind all who follow.
     */
    private static final String PURGE =
            """
            DELETE FROM revocations WHERE position IN (
                SELECT position FROM revocations
                WHERE at < $1 AND position < (SELECT max(position) FROM revocations)
                  AND position <> (SELECT coalesce(max(position), 0) FROM revocations WHERE kind <> 'user-changed')
                ORDER BY position LIMIT 10000)""";

    private final Upkeep upkeep;
    private final TokenConfig tokens;
    private final Clock clock;

    RevocationPurge(Upkeep upkeep, TokenConfig tokens, Clock clock) {
        this.upkeep = upkeep;
        this.tokens = tokens;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent start) {
        upkeep.everyLater(INTERVAL, "revocations", this::round);
    }

    /** Once. Never fails: what is left, the next round finds. */
    Uni<Void> round() {
        OffsetDateTime until =
                clock.instant().minus(tokens.lifetime().plus(LONGER)).atOffset(ZoneOffset.UTC);
        return Upkeep.tolerant("Old revocations could not be removed", upkeep.removeAll(PURGE, until));
    }
}
