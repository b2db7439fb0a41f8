package dev.latchkey.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/**
 * Statements without entities: where a request is worth one round trip and no more, or where a statement decides a race
 * and its rows are the verdict. Each is a transaction of its own.
 */
@ApplicationScoped
public class PlainSql {
    private final Pool pool;

    PlainSql(Pool pool) {
        this.pool = pool;
    }

    /** Runs one statement, with {@code $1}, {@code $2} and so on in place of the parameters. */
    public Uni<RowSet<Row>> run(String sql, Tuple parameters) {
        // Not pool.preparedQuery(): once a connection was refused, the client's timer for it fails a second time, into
        // the log.
        return pool.withConnection(connection -> connection.preparedQuery(sql).execute(parameters));
    }

    /** Runs one statement by a plan for the tables as they are now: one that was made for few rows is ruinous where there are many. */
    public Uni<RowSet<Row>> runPlannedAnew(String sql) {
        return pool.withConnection(connection -> connection.query(sql).execute());
    }

    /** Several statements, and what is computed between them, as one transaction; undone where the work fails. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }
}
