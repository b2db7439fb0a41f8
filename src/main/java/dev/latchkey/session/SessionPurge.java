package dev.latchkey.session;

import dev.latchkey.database.PlainSql;
import dev.latchkey.database.Upkeep;
import dev.latchkey.revocation.KeyEnded;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Removes sessions that have run out or whose key was taken away. There is no index to find them by, because it would make
 * every refresh dearer; so a round walks along the ids, in slices of a few milliseconds, and waits for no lock.
 */
@ApplicationScoped
class SessionPurge {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final UUID AFTER_ALL = new UUID(-1, -1);
    private static final String SLICE =
            """
            WITH slice AS (SELECT id FROM sessions WHERE id > $1 ORDER BY id LIMIT 1000),
                 dead AS (SELECT s.id FROM sessions s JOIN slice USING (id)
                          WHERE s.expires_at <= $2 OR NOT EXISTS (SELECT FROM signing_keys k WHERE k.kid = s.kid)
                          FOR UPDATE OF s SKIP LOCKED),
                 gone AS (DELETE FROM sessions s USING dead WHERE s.id = dead.id)
            SELECT id FROM slice ORDER BY id DESC LIMIT 1""";

    private final PlainSql database;
    private final Clock clock;

    SessionPurge(PlainSql database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent start, Upkeep upkeep, SessionConfig config) {
        upkeep.everyLater(config.purgeEvery(), "sessions", this::round);
    }

    /** What such a key made is refused already; its sessions need not stand in their owners' lists for long. */
    void endThoseOf(@Observes KeyEnded ended) {
        var unused = round().subscribeAsCompletionStage();
    }

    /** Once through all sessions. Never fails: what is left, the next round finds. */
    Uni<Void> round() {
        return Upkeep.tolerant(
                "Dead sessions could not be removed",
                Multi.createBy()
                        .repeating()
                        .uni(Walk::new, walk -> slice(walk.last).invoke(last -> walk.last = last))
                        .whilst(last -> !last.equals(AFTER_ALL))
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    private Uni<UUID> slice(UUID after) {
        return database.run(SLICE, Tuple.of(after, clock.instant().atOffset(ZoneOffset.UTC)))
                .map(SessionPurge::last);
    }

    private static UUID last(RowSet<Row> rows) {
        for (Row row : rows) {
            return row.getUUID("id");
        }
        return AFTER_ALL;
    }

    private static final class Walk {
        private UUID last = BEFORE_ALL;
    }
}
