package dev.latchkey.audit;

import dev.latchkey.database.PlainSql;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Removes the oldest events, from the front of the chain, and moves its beginning; that they went is an event, too. Only what is
 * as it was sealed: who can write to the table could else make an event old, and have us remove the trace.
 */
@ApplicationScoped
class Retention {
    private static final String ALLOW = "SELECT set_config('latchkey.audit_retention', 'on', true)";

    /** Positions are in the order of sealing, and times nearly so: the first event that is to be kept keeps all after it. */
    private static final String FRONT = "SELECT id, at, position, encode(hash, 'hex') AS hash, " + Fields.OF_EVENT
            + " FROM audit_events WHERE position > $1 AND position <= $2 ORDER BY position LIMIT " + Front.SLICE;

    private static final String REMOVE = "DELETE FROM audit_events WHERE position > $1 AND position <= $2";

    private static final String NOTE =
            """
            SELECT audit_event($1, $2, 'success', NULL, NULL, NULL, NULL, NULL,
                               jsonb_build_object('removed', $3::bigint, 'through', $4::bigint))""";

    private final PlainSql database;
    private final ChainRows chain;
    private final ChainKeys keys;
    private final AuditConfig config;
    private final Clock clock;

    Retention(PlainSql database, ChainRows chain, ChainKeys keys, AuditConfig config, Clock clock) {
        this.database = database;
        this.chain = chain;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /** Removes all that has been kept long enough. Never fails: what is left, the next round finds. */
    Uni<Void> round() {
        return Multi.createBy()
                .repeating()
                .uni(() -> database.inTransaction(this::slice))
                .whilst(removed -> removed == Front.SLICE)
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
        long before = ends.anchor().position();
        OffsetDateTime end = now().minus(config.keep());
        return connection
                .preparedQuery(FRONT)
                .execute(Tuple.of(before, ends.head().position()))
                .map(rows -> Front.of(rows, new Walk(ends, keys.key(), null)).lastBefore(end))
                .call(last -> last.position() == before ? Uni.createFrom().voidItem() : moveTo(last, ends, connection))
                .map(last -> last.position() - before);
    }

    private Uni<Void> moveTo(Link anchor, Ends ends, SqlConnection connection) {
        long before = ends.anchor().position();
        Tuple event = Tuple.of(now(), AuditAction.AUDIT_PURGED.slug(), anchor.position() - before, anchor.position());
        return connection
                .query(ALLOW)
                .execute()
                .chain(() -> connection.preparedQuery(REMOVE).execute(Tuple.of(before, anchor.position())))
                .chain(() -> chain.move(anchor, ends.head(), connection))
                .chain(() -> connection.preparedQuery(NOTE).execute(event))
                .replaceWithVoid();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
