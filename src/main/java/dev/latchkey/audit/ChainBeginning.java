package dev.latchkey.audit;

import dev.latchkey.database.PlainSql;
import dev.latchkey.secret.Secret;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A chain with a key of its own. Whoever removes the one there was would have it made anew over whatever they changed; so where
 * there are events already, that is noted, and told to the log, which is not in the database.
 */
final class ChainBeginning {
    /** Nodes that start at once make one each; the first to write has made it. */
    private static final String MAKE =
            """
            WITH made AS (INSERT INTO audit_chain
                              (sealed_key, sealed_under, anchor_position, anchor_hash, head_position, head_hash, mac)
                          VALUES ($1, $2, 0, $3, 0, $3, $4) ON CONFLICT DO NOTHING RETURNING one),
                 found AS (SELECT count(*) AS events FROM made, audit_events)
            SELECT events, CASE WHEN events > 0 THEN audit_event(
                $5, $6, 'success', NULL, NULL, NULL, NULL, NULL, jsonb_build_object('events', events)) END AS noted
            FROM found""";

    private final Tuple parameters;

    private ChainBeginning(Tuple parameters) {
        this.parameters = parameters;
    }

    static ChainBeginning of(Secret newest, Instant now) {
        ChainKey fresh = ChainKey.random();
        return new ChainBeginning(Tuple.of(
                Buffer.buffer(fresh.seal(newest)),
                newest.id(),
                ChainKeys.buffer(Link.FIRST.hash()),
                ChainKeys.buffer(fresh.mac(Link.FIRST, Link.FIRST)),
                now.atOffset(ZoneOffset.UTC),
                AuditAction.CHAIN_BEGUN.slug()));
    }

    Uni<Void> write(PlainSql database) {
        return database.run(MAKE, parameters)
                .map(rows -> rows.iterator().next().getLong("events"))
                .invoke(ChainBeginning::tell)
                .replaceWithVoid();
    }

    private static void tell(long events) {
        if (events > 0) {
            Log.errorf(
                    "The audit log had %d events and no chain, so one was begun. Unless older nodes have written them"
                            + " while this version was installed, somebody has removed the chain, and may have changed them",
                    events);
        }
    }
}
