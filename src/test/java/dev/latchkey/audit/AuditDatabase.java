package dev.latchkey.audit;

import dev.latchkey.database.PlainSql;
import dev.latchkey.secret.SecretSource;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The audit log as its table has it, and as only somebody who owns the table can change it. */
@ApplicationScoped
public class AuditDatabase {
    private final PlainSql database;
    private final DataSource jdbc;
    private final SecretSource secrets;

    AuditDatabase(PlainSql database, DataSource jdbc, SecretSource secrets) {
        this.database = database;
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    public List<Row> query(String sql, Object... parameters) {
        List<Row> rows = new ArrayList<>();
        wait(() -> database.run(sql, Tuple.from(List.of(parameters)))).forEach(rows::add);
        return rows;
    }

    /** The events about a user, oldest first. */
    public List<Row> about(String userId) {
        return query(
                "SELECT *, detail::text AS json FROM audit_events WHERE subject = $1 ORDER BY at, id",
                UUID.fromString(userId));
    }

    /** The newest of them. */
    public Row last(String userId) {
        List<Row> events = about(userId);
        return events.get(events.size() - 1);
    }

    /** Writes many events of all kinds, which are sealed by nobody yet. */
    void write(int events) {
        var unused = query(
                """
                INSERT INTO audit_events (id, at, action, outcome, actor, subject, session, ip, user_agent, detail)
                SELECT audit_id(now()), now(), 'user-changed', 'success', gen_random_uuid(), gen_random_uuid(),
                       gen_random_uuid(), '192.0.2.' || n % 250, 'Ada''s browser', jsonb_build_object('n', n)
                FROM generate_series(1, $1) n""",
                events);
    }

    /** What verifying comes to after these statements, of somebody who owns the tables and is then undone. */
    Verdict verifyAfter(@Nullable Link noted, String... statements) {
        try (Connection connection = jdbc.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("ALTER TABLE audit_events DISABLE TRIGGER USER");
            for (String sql : statements) {
                statement.execute(sql);
            }
            Verdict verdict = new Verification(connection, secrets.secrets()).run(noted);
            connection.rollback();
            return verdict;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does what only somebody who owns the tables can do. */
    void change(String sql) {
        try (Connection connection = jdbc.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("ALTER TABLE audit_events DISABLE TRIGGER USER");
            statement.execute(sql);
            statement.execute("ALTER TABLE audit_events ENABLE TRIGGER USER");
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static <T> T wait(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
