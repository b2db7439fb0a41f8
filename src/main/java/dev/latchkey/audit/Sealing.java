package dev.latchkey.audit;

import dev.latchkey.database.Complaints;
import dev.latchkey.database.PlainSql;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger.Level;

/**
 * Seals new events: gives them their positions in the chain, and their hashes. One batch is one transaction, which one node has
 * at a time; whoever dies in the middle has sealed nothing of it.
 */
@ApplicationScoped
class Sealing {
    /** Whose hashes keep the event loop for half a millisecond. */
    private static final int BATCH = 250;

    /** All that a round costs which finds nothing to do. */
    private static final String LOOK =
            """
            SELECT head_position, head_position || ':' || encode(head_hash, 'hex') AS head,
                   EXISTS (SELECT FROM audit_events WHERE position IS NULL) AS waiting FROM audit_chain""";

    private static final String UNSEALED =
            "SELECT id, " + Fields.OF_EVENT + " FROM audit_events WHERE position IS NULL ORDER BY id LIMIT " + BATCH;

    private static final String SEAL =
            """
            UPDATE audit_events e SET position = s.position, hash = decode(s.hash, 'hex')
            FROM unnest($1::uuid[], $2::bigint[], $3::text[]) AS s (id, position, hash) WHERE e.id = s.id""";

    private final PlainSql database;
    private final ChainRows chain;
    private final ChainKeys keys;
    private final AtomicLong position = new AtomicLong();
    private final Complaints complaints = new Complaints();
    private volatile String head = Link.FIRST.toString();

    Sealing(PlainSql database, ChainRows chain, ChainKeys keys, MeterRegistry registry) {
        this.database = database;
        this.chain = chain;
        this.keys = keys;
        var unused = registry.gauge("latchkey.audit.position", position);
    }

    /** Seals all that is there. Never fails: what is left, the next round finds. */
    Uni<Void> round() {
        return look().chain(waiting -> waiting ? seal() : Uni.createFrom().voidItem())
                .invoke(complaints::forget)
                .onFailure()
                .invoke(this::complain)
                .onFailure()
                .recoverWithNull();
    }

    /** The head of the chain when this node last looked, as {@code verify-audit} takes it. */
    String head() {
        return head;
    }

    private Uni<Boolean> look() {
        return database.run(LOOK, Tuple.tuple())
                .map(Sealing::only)
                .invoke(this::remember)
                .map(row -> row.getBoolean("waiting"));
    }

    private static Row only(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw new BrokenChain("the row of the table audit_chain was removed");
        }
        return rows.iterator().next();
    }

    /** The head never goes back but where somebody has put an older one in its place. */
    private void remember(Row row) {
        long now = row.getLong("head_position");
        if (now < position.get()) {
            Log.errorf(
                    "The audit log was set back to position %d; this node has seen it at %s. Unless the database was"
                            + " restored, somebody has removed what was sealed since",
                    now, head);
        }
        position.set(now);
        head = row.getString("head");
    }

    private Uni<Void> seal() {
        return Multi.createBy()
                .repeating()
                .uni(() -> database.inTransaction(this::batch))
                .whilst(count -> count == BATCH)
                .collect()
                .last()
                .chain(this::look)
                .replaceWithVoid();
    }

    Uni<Integer> batch(SqlConnection connection) {
        return chain.lock(connection).chain(ends -> ends.map(found -> sealAfter(found, connection))
                .orElseGet(() -> Uni.createFrom().item(0)));
    }

    private Uni<Integer> sealAfter(Ends ends, SqlConnection connection) {
        return connection
                .query(UNSEALED)
                .execute()
                .map(rows -> Seals.of(rows, ends.head(), keys.key()))
                .call(seals -> connection.preparedQuery(SEAL).execute(seals.parameters()))
                .call(seals -> chain.move(ends.anchor(), seals.head(), connection))
                .map(Seals::size);
    }

    private void complain(Throwable failure) {
        String complaint = String.valueOf(failure.getMessage());
        if (complaints.isNew(complaint)) {
            Level level = failure instanceof BrokenChain ? Level.ERROR : Level.WARN;
            Log.logf(level, "The audit log is not sealed, which is tried again: %s", complaint);
        }
    }
}
