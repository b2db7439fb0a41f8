package dev.latchkey.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.LatchkeyProcess;
import dev.latchkey.testing.OwnPostgres;
import dev.latchkey.testing.Together;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a refresh costs the database, by PostgreSQL's own count. */
@Timeout(120)
class RefreshCostIT {
    private static final Logger LOG = Logger.getLogger(RefreshCostIT.class);
    private static final int CLIENTS = 25;
    private static final int SESSIONS_EACH = 2;
    private static final int ROUNDS = 60;
    private static final int REFRESHES = CLIENTS * SESSIONS_EACH * ROUNDS;

    @TempDir
    Path home;

    private OwnPostgres postgres;
    private LatchkeyProcess latchkey;
    private String email;

    @BeforeEach
    void start() throws Exception {
        postgres = OwnPostgres.in(home);
        latchkey = LatchkeyProcess.in(
                        home,
                        postgres.environment(),
                        LatchkeyProcess.FAST,
                        "-Dlatchkey.password.argon2.memory=64",
                        "-Dlatchkey.audit.seal-every=1h")
                .ready();
        email = UUID.randomUUID() + "@example.org";
        latchkey.register(email);
    }

    @AfterEach
    void stop() throws Exception {
        latchkey.close();
        postgres.stop();
    }

    /** Heap-only: on the row's own page, and with no index touched. */
    @Test
    void aRefreshIsOneHeapOnlyUpdateAndNoOtherWriteAndManyAreOneTransaction() throws Exception {
        List<List<String>> tokens = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            tokens.add(logIn());
        }
        postgres.settleStatistics();
        long updates = updates();
        long heapOnly = heapOnlyUpdates();
        long others = otherWrites();
        long commits = commits();
        long began = System.nanoTime();
        Together.run(tokens.stream().map(this::refreshing).toList());
        double seconds = (System.nanoTime() - began) / 1e9;
        postgres.settleStatistics();
        heapOnly = heapOnlyUpdates() - heapOnly;
        others = otherWrites() - others;
        commits = commits() - commits;
        LOG.infof(
                "%d refreshes: %d heap-only updates, %d other writes, %d transactions of all kinds; %.0f refreshes a second",
                REFRESHES, heapOnly, others, commits, REFRESHES / seconds);
        assertEquals(REFRESHES, updates() - updates);
        assertTrue(heapOnly >= REFRESHES * 0.95);
        assertEquals(0, others);
        assertTrue(commits < REFRESHES);
    }

    private List<String> logIn() throws Exception {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < SESSIONS_EACH; i++) {
            tokens.add(LatchkeyProcess.refreshToken(latchkey.login(email)));
        }
        return tokens;
    }

    private Callable<List<String>> refreshing(List<String> tokens) {
        return () -> {
            for (int round = 0; round < ROUNDS; round++) {
                tokens.replaceAll(this::refreshed);
            }
            return tokens;
        };
    }

    private String refreshed(String token) {
        try {
            return LatchkeyProcess.refreshToken(latchkey.refresh(token));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long updates() throws SQLException {
        return count("sum(n_tup_upd)", "relname = 'sessions'");
    }

    private long heapOnlyUpdates() throws SQLException {
        return count("sum(n_tup_hot_upd)", "relname = 'sessions'");
    }

    private long otherWrites() throws SQLException {
        return count("sum(n_tup_ins + n_tup_del)", "true") + count("sum(n_tup_upd)", "relname <> 'sessions'");
    }

    private long commits() throws SQLException {
        return Long.parseLong(
                postgres.query("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()"));
    }

    private long count(String what, String of) throws SQLException {
        return Long.parseLong(postgres.query("SELECT " + what + " FROM pg_stat_user_tables WHERE " + of));
    }
}
