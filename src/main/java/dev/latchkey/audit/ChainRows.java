package dev.latchkey.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The row that says where the chain begins and ends. Whoever has locked it is the only one who works on the chain. */
@ApplicationScoped
class ChainRows {
    private static final String READ = "SELECT " + Ends.COLUMNS + " FROM audit_chain";
    private static final String WRITE =
            """
            UPDATE audit_chain SET anchor_position = $1, anchor_hash = $2, head_position = $3, head_hash = $4, mac = $5""";

    private final ChainKeys keys;

    ChainRows(ChainKeys keys) {
        this.keys = keys;
    }

    /** The ends, locked; empty where somebody else has them. Fails with {@link BrokenChain} where they are not ours. */
    Uni<Optional<Ends>> lock(SqlConnection connection) {
        return connection
                .query(READ + " FOR UPDATE SKIP LOCKED")
                .execute()
                .map(ChainRows::first)
                .invoke(ends -> ends.ifPresent(found -> found.require(keys.key())));
    }

    /** Moves the ends. */
    Uni<Void> move(Link anchor, Link head, SqlConnection connection) {
        Tuple parameters = Tuple.of(
                anchor.position(),
                ChainKeys.buffer(anchor.hash()),
                head.position(),
                ChainKeys.buffer(head.hash()),
                ChainKeys.buffer(keys.key().mac(anchor, head)));
        return connection.preparedQuery(WRITE).execute(parameters).replaceWithVoid();
    }

    private static Optional<Ends> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(ends(rows.iterator().next()));
    }

    private static Ends ends(Row row) {
        return new Ends(
                new Link(row.getLong("anchor_position"), row.getString("anchor")),
                new Link(row.getLong("head_position"), row.getString("head")),
                row.getString("mac"));
    }
}
