package dev.latchkey.database;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SchemaHistoryTest {
    private static final String KEPT = "schema_history_as_it_was";

    @Inject
    SchemaHistory history;

    @Inject
    DataSource database;

    @AfterEach
    void restore() throws SQLException {
        run("DO $$ BEGIN IF to_regclass('" + KEPT + "') IS NOT NULL THEN DELETE FROM flyway_schema_history; "
                + "INSERT INTO flyway_schema_history SELECT * FROM " + KEPT + "; DROP TABLE " + KEPT
                + "; END IF; END $$");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            boolean unused = statement.execute(sql);
        }
    }

    @Test
    void whatIsMigratedNeedsNoFlyway() throws Throwable {
        assertTrue(history.isCurrent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM flyway_schema_history WHERE installed_rank = 3",
                "UPDATE flyway_schema_history SET success = false WHERE installed_rank = 3",
                "UPDATE flyway_schema_history SET checksum = 1 WHERE installed_rank = 3",
                "UPDATE flyway_schema_history SET script = 'V3.sql' WHERE installed_rank = 3"
            })
    void whereAnythingElseIsRecordedFlywayDecides(String change) throws Throwable {
        run("CREATE TABLE " + KEPT + " AS SELECT * FROM flyway_schema_history");
        run(change);
        assertFalse(history.isCurrent());
    }
}
