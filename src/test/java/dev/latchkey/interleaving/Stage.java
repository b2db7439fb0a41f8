package dev.latchkey.interleaving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.LatchkeyProcess;
import dev.latchkey.testing.OwnPostgres;
import dev.latchkey.testing.Together;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Two nodes on one database, all at rest between one schedule and the next. */
final class Stage {
    /** Its first token was used an hour ago. */
    private static final String AGE =
            "UPDATE sessions SET renewals[2] = renewals[2] - interval '1 hour' WHERE id = ? RETURNING 'aged'";

    private static final String IS_BLOCKED =
            "SELECT cardinality(pg_blocking_pids(pid)) > 0 FROM pg_stat_activity WHERE client_port = ?";
    private static final String STATE =
            """
            SELECT concat_ws(', ', CASE WHEN enabled THEN 'enabled' ELSE 'disabled' END, 'password ' || password_version,
                'sessions ' || (SELECT count(*) FROM sessions WHERE user_id = users.id))
            FROM users WHERE id = ?""";
    private static final String COUNTER = "SELECT counter FROM sessions WHERE id = ?";

    private static final int SUBJECTS_AT_ONCE = 6;

    private final OwnPostgres postgres;
    private final List<Side> sides;
    private final Connection database;
    private final String adminAccess;
    private final Deque<Subject> subjects = new ArrayDeque<>();
    private final AtomicInteger made = new AtomicInteger();

    private Stage(OwnPostgres postgres, List<Side> sides) throws Exception {
        this.postgres = postgres;
        this.sides = sides;
        this.database = postgres.connect(postgres.port());
        this.adminAccess = LatchkeyProcess.token(
                sides.get(0).node().post("/login", Map.of("email", Side.ADMIN_EMAIL, "password", Side.ADMIN_PASSWORD)));
    }

    static Stage in(Path home) throws Exception {
        OwnPostgres postgres = OwnPostgres.in(home);
        List<Side> sides = List.of(Side.ready("A", postgres, home), Side.ready("B", postgres, home));
        return new Stage(postgres, sides);
    }

    List<Side> sides() {
        return sides;
    }

    /** Made several at a time, between schedules: that is most of the work, which both nodes can do at once. */
    Subject subject() throws Exception {
        if (subjects.isEmpty()) {
            subjects.addAll(Together.run(SUBJECTS_AT_ONCE, this::newSubject));
        }
        Subject subject = subjects.pop();
        assertEquals("aged", query(AGE, subject.sessionId()));
        return subject;
    }

    private Subject newSubject() throws Exception {
        int side = made.getAndIncrement() % sides.size();
        return Subject.on(sides.get(side).node(), adminAccess);
    }

    /** Whether this statement, of a connection that has none after it, waits for a lock. */
    boolean isBlocked(Statement statement) throws SQLException {
        return "t".equals(query(IS_BLOCKED, statement.clientPort()));
    }

    /** A connection of this side's other than its node's. */
    Connection connect(Side side) throws SQLException {
        return postgres.connect(side.proxy().port());
    }

    /** What is left of the user, or nothing. */
    String state(Subject subject) throws SQLException {
        return query(STATE, subject.userId());
    }

    /** How often the session was refreshed, or nothing where it has ended. */
    String counter(Subject subject) throws SQLException {
        return query(COUNTER, subject.sessionId());
    }

    private String query(String sql, Object parameter) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setObject(1, parameter);
            ResultSet rows = statement.executeQuery();
            return rows.next() ? rows.getString(1) : "";
        }
    }

    void close() throws Exception {
        database.close();
        for (Side side : sides) {
            side.close();
        }
        postgres.stop();
    }
}
