package dev.latchkey.testing;

import dev.latchkey.database.DatabaseSettings;
import dev.latchkey.database.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The database of every {@code @QuarkusTest}, empty when the first begins: a throwaway embedded one, or the one of
 * {@code -Dtest.database.url=postgresql://user:password@host/name}, whose schema {@code public} is dropped.
 */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedPostgres embedded;

    @Override
    public Map<String, String> start() {
        String given = System.getProperty("test.database.url", "");
        DatabaseSettings settings = given.isEmpty() ? startEmbedded() : DatabaseSettings.of(given);
        run(settings, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
        return settings.asProperties();
    }

    /** One whose commits do not wait for the disk: what it holds need not outlive a crash of the machine. */
    private DatabaseSettings startEmbedded() {
        embedded = EmbeddedPostgres.in(Path.of("target", "test-database"));
        run(embedded.settings(), "ALTER ROLE CURRENT_USER SET synchronous_commit = off");
        return embedded.settings();
    }

    private static void run(DatabaseSettings settings, String... statements) {
        try (Connection connection =
                        DriverManager.getConnection(settings.jdbcUrl(), settings.username(), settings.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The test database cannot be set up", e);
        }
    }

    @Override
    public void stop() {
        if (embedded != null) {
            embedded.stop();
        }
    }
}
