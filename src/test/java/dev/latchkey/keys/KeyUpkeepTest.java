package dev.latchkey.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What nodes do about the keys by themselves. The scheduler does not run in tests. */
@QuarkusTest
class KeyUpkeepTest {
    private static final Duration QUARTER = Duration.ofDays(90);
    private static final Duration REFRESH_LIFE = Duration.ofDays(14);

    @Inject
    KeyUpkeep upkeep;

    @Inject
    MovableClock clock;

    @Inject
    DataSource database;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String username;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void aKeyIsFollowedAfterNinetyDaysAndForgottenWithItsLastRefreshToken() throws Throwable {
        Rotation before = Rotation.settled(clock);
        String old = before.signing();
        Instant end = before.instant(old, "signs_from").plus(QUARTER);
        advanceTo(end.minus(Rotation.LEAD).minusSeconds(30));
        round();
        assertEquals(List.of(), Rotation.now().kids("published"));
        advanceTo(end.minus(Rotation.LEAD));
        round();
        String next = Rotation.now().published();
        assertFalse(Rotation.now().instant(next, "signs_from").isBefore(end));
        advanceTo(Rotation.now().instant(next, "signs_from"));
        assertEquals(next, Rotation.kidOf(TestUser.registered().token()));
        advanceTo(
                Rotation.now().instant(old, "verifies_until").plus(REFRESH_LIFE).minusSeconds(30));
        round();
        assertEquals(List.of(next, old), Rotation.now().kids().subList(0, 2));
        clock.advance(Duration.ofMinutes(1));
        round();
        assertEquals(List.of(next), Rotation.now().kids());
    }

    @Test
    void manyNodesAtOnceMakeOneKey() throws Exception {
        List<String> before = Rotation.settled(clock).kids();
        clock.advance(QUARTER);
        var unused = Together.run(6, () -> {
            roundOnce();
            return true;
        });
        List<String> after = Rotation.now().kids();
        assertEquals(1, after.stream().filter(kid -> !before.contains(kid)).count());
    }

    /** A node that is killed while it changes keys, seen from the database. */
    @Test
    void whoDiesInTheMiddleHasChangedNothingAndHindersNobody() throws Throwable {
        Rotation before = Rotation.settled(clock);
        try (Connection dying = DriverManager.getConnection(url, username, password);
                Statement statement = dying.createStatement()) {
            dying.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(" + KeyChanges.LOCK + ")");
            statement.execute("UPDATE signing_keys SET verifies_until = now()");
            CompletableFuture<Rotation> waiting = CompletableFuture.supplyAsync(Rotation::begun);
            awaitWaiting();
            kill(statement);
            Rotation begun = waiting.get();
            assertEquals(before.signing(), begun.signing());
            assertEquals(begun.kids().subList(1, begun.kids().size()), before.kids());
        } catch (SQLException closing) {
            // as is to be expected of a connection that was killed
        }
    }

    @Test
    void whoFindsAnotherNodeAtItLeavesItAlone() throws Throwable {
        List<String> before = Rotation.settled(clock).kids();
        clock.advance(QUARTER);
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(" + KeyChanges.LOCK + ")");
            round();
            assertTrue(before.containsAll(Rotation.now().kids()));
            other.rollback();
        }
        round();
        assertEquals(1, Rotation.now().kids("published").size());
    }

    private void awaitWaiting() throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            boolean waits = false;
            while (!waits) {
                var rows = statement.executeQuery("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");
                waits = rows.next();
            }
        }
    }

    private void kill(Statement victim) throws SQLException {
        var row = victim.executeQuery("SELECT pg_backend_pid()");
        row.next();
        int pid = row.getInt(1);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(" + pid + ")");
        }
    }

    private void advanceTo(Instant instant) {
        clock.advance(Duration.between(clock.instant(), instant));
    }

    private void round() throws Throwable {
        var unused = VertxContextSupport.subscribeAndAwait(upkeep::round);
    }

    private void roundOnce() throws Exception {
        try {
            round();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
