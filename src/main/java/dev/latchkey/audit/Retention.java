package dev.latchkey.audit;

import dev.latchkey.database.PlainSql;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Removes the oldest events, from the front of the chain, and moves its beginning; that they went is an event, too. */
@ApplicationScoped
class Retention {
    private static final int SLICE = 10_000;
    private static final String ALLOW = "SELECT set_config('latchkey.audit_retention', 'on', true)";

    /** Positions are in the order of sealing, and times nearly so: the first event that is to be kept keeps all after it. */
    private static final String REMOVE =
            """
            WITH front AS (SELECT position, at FROM audit_events WHERE position > $1 ORDER BY position LIMIT %d),
                 gone AS (DELETE FROM audit_events e USING front f WHERE e.position = f.position AND f.position <
                              coalesce((SELECT min(position) FROM front WHERE at >= $2), f.position + 1)
                          RETURNING e.position, e.hash)
            SELECT count(*) AS removed, coalesce(max(position), 0) AS position,
                   (SELECT encode(hash, 'hex') FROM gone ORDER BY position DESC LIMIT 1) AS hash FROM gone"""
                    .formatted(SLICE);

    private static final String NOTE =
            """
            SELECT audit_event($1, $2, 'success', NULL, NULL, NULL, NULL, NULL,
                               jsonb_build_object('removed', $3::bigint, 'through', $4::bigint))""";

    private final PlainSql database;
    private final ChainRows chain;
    private final AuditConfig config;
    private final Clock clock;

    Retention(PlainSql database, ChainRows chain, AuditConfig config, Clock clock) {
        this.database = database;
        this.chain = chain;
        this.config = config;
        this.clock = clock;
    }

    /** Removes all that has been kept long enough. Never fails: what is left, the next round finds. */
    Uni<Void> round() {
        return Multi.createBy()
                .repeating()
                .uni(() -> database.inTransaction(this::slice))
                .whilst(removed -> removed == SLICE)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> Log.errorf("Old events could not be removed, which is tried again: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Long> slice(SqlConnection connection) {
        return chain.lock(connection).chain(ends -> ends.map(found -> removeAfter(found, connection))
                .orElseGet(() -> Uni.createFrom().item(0L)));
    }

    private Uni<Long> removeAfter(Ends ends, SqlConnection connection) {
        OffsetDateTime end = now().minus(config.keep());
        return connection
                .query(ALLOW)
                .execute()
                .chain(() -> connection
                        .preparedQuery(REMOVE)
                        .execute(Tuple.of(ends.anchor().position(), end)))
                .map(rows -> rows.iterator().next())
                .call(gone ->
                        gone.getLong("removed") == 0 ? Uni.createFrom().voidItem() : moveOn(ends, gone, connection))
                .map(gone -> gone.getLong("removed"));
    }

    private Uni<Void> moveOn(Ends ends, Row gone, SqlConnection connection) {
        Link anchor = new Link(gone.getLong("position"), gone.getString("hash"));
        requireWhole(ends.anchor(), gone.getLong("removed"), anchor);
        Tuple event = Tuple.of(now(), AuditAction.AUDIT_PURGED.slug(), gone.getLong("removed"), anchor.position());
        return chain.move(anchor, ends.head(), connection)
                .chain(() -> connection.preparedQuery(NOTE).execute(event))
                .replaceWithVoid();
    }

    /** Or the traces of who has removed events before us would go with the rest. */
    private static void requireWhole(Link before, long removed, Link after) {
        if (after.position() - before.position() != removed) {
            throw new BrokenChain("events are missing before position " + after.position());
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
