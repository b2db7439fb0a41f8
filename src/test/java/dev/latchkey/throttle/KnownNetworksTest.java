package dev.latchkey.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.audit.AuditDatabase;
import dev.latchkey.testing.Networks;
import dev.latchkey.testing.Patience;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A network becomes known by a login, once a day, and of nobody who is no more. */
@QuarkusTest
class KnownNetworksTest {
    private static final OffsetDateTime TODAY = OffsetDateTime.of(2026, 5, 4, 3, 2, 1, 0, ZoneOffset.UTC);

    @Inject
    AuditDatabase database;

    @Inject
    DataSource jdbc;

    private UUID user;
    private String network;

    @BeforeEach
    void signUp() {
        user = UUID.fromString(TestUser.registered().id());
        network = Networks.unused();
    }

    @Test
    void isWrittenOnceADay() {
        logIn(TODAY);
        logIn(TODAY.plusHours(23));
        assertEquals(TODAY, known().getOffsetDateTime("last_seen_at"));
        logIn(TODAY.plusHours(25));
        assertEquals(TODAY.plusHours(25), known().getOffsetDateTime("last_seen_at"));
        assertEquals(TODAY, known().getOffsetDateTime("first_seen_at"));
    }

    @Test
    void anAccountThatIsDeletedMeanwhileIsKnownFromNowhere() throws Exception {
        UUID key = UUID.randomUUID();
        count(key);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Connection deletion = jdbc.getConnection()) {
            deletion.setAutoCommit(false);
            delete(deletion);
            Future<?> login = other.submit(() -> takeBack(key));
            assertTrue(Patience.soon(this::somebodyWaitsForALock), "the login waits for what becomes of the account");
            deletion.commit();
            login.get(30, TimeUnit.SECONDS);
        } finally {
            other.shutdownNow();
        }
        assertEquals(0, all().size());
        assertEquals(
                0,
                database.query("SELECT failures FROM throttle_counts WHERE key = $1", key)
                        .get(0)
                        .getInteger(0));
    }

    private void logIn(OffsetDateTime at) {
        var unused = database.query("SELECT FROM know_network($1, $2, $3)", user, network, at);
    }

    private void count(UUID key) {
        var unused = database.query(
                "INSERT INTO throttle_counts (key, rule, failures, last_at, expires_at) VALUES ($1, 'device', 1, $2, $2)",
                key,
                TODAY);
    }

    private void delete(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM users WHERE id = ?")) {
            statement.setObject(1, user);
            assertEquals(1, statement.executeUpdate());
        }
    }

    private void takeBack(UUID key) {
        var unused = database.query(
                "SELECT FROM throttle_take_back($1, ARRAY[$2::uuid], true, $3, $4)", TODAY, key, user, network);
    }

    private boolean somebodyWaitsForALock() {
        return !database.query("SELECT FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND wait_event_type = 'Lock' AND query LIKE '%throttle_take_back%'")
                .isEmpty();
    }

    private Row known() {
        return all().get(0);
    }

    private List<Row> all() {
        return database.query("SELECT * FROM known_networks WHERE user_id = $1 AND network = $2", user, network);
    }
}
