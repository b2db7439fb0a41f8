package dev.latchkey.audit;

import dev.latchkey.database.PlainSql;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The audit log as its table has it, and as only somebody who owns the table can change it. */
@ApplicationScoped
class AuditDatabase {
    private final PlainSql database;
    private final Pool pool;

    AuditDatabase(PlainSql database, Pool pool) {
        this.database = database;
        this.pool = pool;
    }

    List<Row> query(String sql, Object... parameters) {
        try {
            List<Row> rows = new ArrayList<>();
            VertxContextSupport.subscribeAndAwait(() -> database.run(sql, Tuple.from(List.of(parameters))))
                    .forEach(rows::add);
            return rows;
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** The events about a user, oldest first. */
    List<Row> about(String userId) {
        return query(
                "SELECT *, detail::text AS json FROM audit_events WHERE subject = $1 ORDER BY at, id",
                UUID.fromString(userId));
    }

    /** The newest of them. */
    Row last(String userId) {
        List<Row> events = about(userId);
        return events.get(events.size() - 1);
    }

    /** Runs statements with nothing to keep rows from being changed, in one transaction that is or is not undone. */
    void force(String... statements) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> pool.withTransaction(connection -> connection
                .query("ALTER TABLE audit_events DISABLE TRIGGER USER; " + String.join("; ", statements)
                        + "; ALTER TABLE audit_events ENABLE TRIGGER USER")
                .execute()));
    }
}
