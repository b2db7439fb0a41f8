package dev.latchkey.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DailyCountsMigrationTest {
    /** Two on each side of midnight in UTC, with an offset of its own each; whose sessions are all of the later day. */
    private static final String USERS_WITH_SESSIONS =
            """
            WITH added AS (
                INSERT INTO users SELECT gen_random_uuid(), n, n, NULL, n, n, '', 0, ARRAY ['user'], false, true, at, at
                FROM (VALUES ('1', timestamptz '2026-03-01 00:30+01'), ('2', '2026-02-28 18:59-05'),
                             ('3', '2026-03-01 02:00+02'), ('4', '2026-02-28 19:00-05')) people (n, at) RETURNING id)
            INSERT INTO sessions (id, user_id, created_at, last_used_at, expires_at, kid)
            SELECT gen_random_uuid(), id, at, at, at, '' FROM added, (VALUES (timestamptz '2026-03-01 12:00Z')) noon (at)""";

    private static final String COUNTS =
            """
            SELECT string_agg(concat_ws(' ', day, what, count), ', ' ORDER BY day, what)
            FROM (SELECT day, what, sum(count) AS count FROM daily_counts GROUP BY day, what) days""";

    @Test
    void whatWasThereBeforeIsCountedAndWhatComesAfterAdded(@TempDir Path directory) throws SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.in(directory);
        DatabaseSettings settings = postgres.settings();
        try (Connection connection =
                        DriverManager.getConnection(settings.jdbcUrl(), settings.username(), settings.password());
                Statement statement = connection.createStatement()) {
            migrate(settings, "7");
            statement.execute(USERS_WITH_SESSIONS);
            migrate(settings, "8");
            assertEquals("2026-02-28 sign-up 2, 2026-03-01 login 4, 2026-03-01 sign-up 2", counts(statement));
            statement.execute("UPDATE users SET email_key = 'earlier ' || email_key");
            statement.execute(USERS_WITH_SESSIONS);
            assertEquals("2026-02-28 sign-up 4, 2026-03-01 login 8, 2026-03-01 sign-up 4", counts(statement));
        } finally {
            postgres.stop();
        }
    }

    private static String counts(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(COUNTS)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void migrate(DatabaseSettings settings, String version) {
        var unused = Flyway.configure()
                .dataSource(settings.jdbcUrl(), settings.username(), settings.password())
                .target(version)
                .load()
                .migrate();
    }
}
