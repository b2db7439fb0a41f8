package dev.latchkey.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.Patience;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A refresh token is used again while its user is being deleted. */
@QuarkusTest
class ReuseRaceTest {
    private static final String WAITING =
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%refresh-reused%')";

    @Inject
    DataSource database;

    @Inject
    MovableClock clock;

    /** Both take the user's row before the session's: who comes second waits, and nobody in a circle. */
    @Test
    void aReuseWaitsForTheDeletionOfItsUser() throws Exception {
        TestUser user = TestUser.registered();
        Tokens first = Tokens.of(user);
        first.refreshed();
        clock.advance(Duration.ofSeconds(11));
        try (Connection connection = database.getConnection();
                Statement deletion = connection.createStatement();
                Connection beside = database.getConnection();
                Statement look = beside.createStatement()) {
            connection.setAutoCommit(false);
            deletion.execute("SELECT FROM users WHERE id = '%s' FOR UPDATE".formatted(user.id()));
            CompletableFuture<Integer> reuse = CompletableFuture.supplyAsync(
                    () -> Tokens.refresh(first.refresh()).statusCode());
            assertTrue(Patience.soon(() -> isTrue(look, WAITING)), "the reuse waits");
            deletion.execute("DELETE FROM users WHERE id = '%s'".formatted(user.id()));
            connection.commit();
            assertEquals(401, reuse.get());
        }
    }

    private static boolean isTrue(Statement statement, String question) {
        try (ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
