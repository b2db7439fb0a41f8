package dev.latchkey.revocation;

import dev.latchkey.database.PlainSql;
import dev.latchkey.database.Upkeep;
import dev.latchkey.token.TokenConfig;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

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
            DELETE FROM revocations WHERE at < clock_timestamp() - make_interval(secs => $1)
              AND position < (SELECT max(position) FROM revocations)
              AND position <> (SELECT coalesce(max(position), 0) FROM revocations WHERE kind <> 'user-changed')""";

    private final PlainSql database;
    private final TokenConfig tokens;

    RevocationPurge(PlainSql database, TokenConfig tokens) {
        this.database = database;
        this.tokens = tokens;
    }

    void begin(@Observes StartupEvent start, Upkeep upkeep) {
        upkeep.everyLater(INTERVAL, "revocations", this::round);
    }

    /** Once. Never fails: what is left, the next round finds. */
    Uni<Void> round() {
        double seconds = tokens.lifetime().plus(LONGER).toSeconds();
        return Upkeep.tolerant(
                "Old revocations could not be removed",
                database.run(PURGE, Tuple.of(seconds)).replaceWithVoid());
    }
}
