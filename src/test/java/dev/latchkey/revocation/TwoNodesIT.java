package dev.latchkey.revocation;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.LatchkeyProcess;
import dev.latchkey.testing.Metrics;
import dev.latchkey.testing.OwnPostgres;
import dev.latchkey.testing.Relay;
import dev.latchkey.testing.Together;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What ends on one node is refused on the other within a second, whatever becomes of the connections that listen. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesIT {
    private static final Logger LOG = Logger.getLogger(TwoNodesIT.class);
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final int CLIENTS = 4;
    private static final int REQUESTS = 1000;
    private static final String ADMIN = "root@latchkey.test";
    private static final String CUT =
            """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE query LIKE 'SELECT position%' OR query LIKE 'LISTEN%'""";

    private Path home;
    private OwnPostgres postgres;
    private Relay relay;
    private LatchkeyProcess one;
    private LatchkeyProcess other;
    private String admin;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        home = directory;
        postgres = OwnPostgres.in(home);
        relay = Relay.to(postgres.port());
        one = node("-Dlatchkey.admin.email=" + ADMIN, "-Dlatchkey.admin.password=" + LatchkeyProcess.PASSWORD);
        other = node("-Dlatchkey.database.listen-url=postgresql://127.0.0.1:" + relay.port() + "/latchkey");
        one.ready();
        other.ready();
        admin = LatchkeyProcess.token(one.login(ADMIN));
    }

    private LatchkeyProcess node(String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("-Dlatchkey.password.argon2.memory=64", "-Dlatchkey.session.refresh-grace=0s"));
        return LatchkeyProcess.in(home, postgres.environment(), all.toArray(String[]::new));
    }

    @AfterAll
    void stop() throws Exception {
        other.close();
        one.close();
        relay.close();
        postgres.stop();
    }

    @BeforeEach
    void bothRemember() throws Exception {
        awaitMemory(one);
        awaitMemory(other);
    }

    @Test
    void whatEndsOnOneIsRefusedOnTheOther() throws Exception {
        assertInTime("all being well", tryEachEnding(2));
    }

    @Test
    void connectionsThatAreCutAgainAndAgainDelayNothing() throws Exception {
        assertInTime("connections being cut", tryEachEndingWhile(() -> {
            assertNotEquals("", postgres.query(CUT));
            Thread.sleep(40);
        }));
        bothRemember();
    }

    @Test
    void aConnectionThatFallsSilentDelaysNothing() throws Exception {
        assertInTime("nothing coming from the database", tryEachEndingWhile(() -> {
            relay.fallSilent();
            Thread.sleep(1500);
            relay.goOn();
            Thread.sleep(500);
        }));
        bothRemember();
    }

    @Test
    void aNodeThatIsStoppedForAWhileDoesNotBelieveItsMemory() throws Exception {
        assertInTime("the other being stopped", tryEachEndingWhile(() -> {
            other.pause();
            Thread.sleep(800);
            other.resume();
            Thread.sleep(500);
        }));
    }

    @Test
    void theFirstAdministratorIsMadeOnceWhichIsNoted() throws Exception {
        String events = other.get("/audit?action=first-admin-made", admin).body();
        assertEquals(1, new JsonObject(events).getJsonArray("items").size(), events);
    }

    /** Neither node keeps the count, so it outlives both. */
    @Test
    void guessesOnOneCountOnTheOther() throws Exception {
        String email = "guessed@latchkey.test";
        assertEquals(201, one.register(email).statusCode());
        for (int i = 0; i < 5; i++) {
            assertEquals(401, guess(one, email));
            assertEquals(401, guess(other, email));
        }
        assertEquals(429, guess(one, email));
        assertEquals(429, other.login(email).statusCode());
        assertTrue(other.login(email).headers().firstValueAsLong("Retry-After").orElse(0) > 50);
    }

    private static int guess(LatchkeyProcess node, String email) throws Exception {
        return node.post("/login", Map.of("email", email, "password", "not the password"))
                .statusCode();
    }

    @Test
    void whatAnOperatorDeletesIsRefusedOnBoth() throws Exception {
        List<Subject> all = new ArrayList<>();
        List<CompletableFuture<Witness>> witnesses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Subject who = Subject.on(one, admin, Ending.LOGOUT);
            witnesses.add(Witness.on(one, who, Ending.LOGOUT));
            witnesses.add(Witness.on(other, who, Ending.LOGOUT));
            all.add(who);
        }
        Thread.sleep(100);
        postgres.query("DELETE FROM sessions WHERE user_id IN ('%s')"
                .formatted(all.stream().map(Subject::id).collect(joining("', '"))));
        long done = System.nanoTime();
        long longest = witnesses.stream()
                .mapToLong(witness -> witness.join().refused() - done)
                .max()
                .orElseThrow();
        LOG.infof("Sessions deleted by SQL: refused on both after %s at most", Duration.ofNanos(longest));
        assertTrue(longest < LIMIT.toNanos());
    }

    @Test
    void asLongAsNothingEndsTheDatabaseIsNotAsked() throws Exception {
        String token = Subject.on(one, admin, Ending.LOGOUT).token();
        assertEquals(403, Witness.status(other, token));
        long scans = scans();
        double lookups = lookups(other, "database");
        for (int i = 0; i < REQUESTS; i++) {
            assertEquals(403, Witness.status(other, token));
        }
        double looked = lookups(other, "database") - lookups;
        long scanned = scans() - scans;
        LOG.infof("%d requests of one session: %.0f lookups, %d scans of the table", REQUESTS, looked, scanned);
        // Not none: where the machine stalls, a node doubts its memory for a moment.
        assertTrue(looked < REQUESTS / 4.0);
        assertTrue(scanned < REQUESTS / 4.0);
    }

    private long scans() throws Exception {
        postgres.settleStatistics();
        return Long.parseLong(
                postgres.query("SELECT seq_scan + idx_scan FROM pg_stat_user_tables WHERE relname = 'sessions'"));
    }

    private List<Trial> tryEachEndingWhile(Disturbance disturbance) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> disturbing = CompletableFuture.runAsync(() -> disturb(disturbance, over));
        try {
            return tryEachEnding(2);
        } finally {
            over.set(true);
            disturbing.join();
        }
    }

    private static void disturb(Disturbance disturbance, AtomicBoolean over) {
        try {
            while (!over.get()) {
                disturbance.happen();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Trial> tryEachEnding(int times) throws Exception {
        return Together.run(CLIENTS, () -> tryInTurn(times)).stream()
                .flatMap(Collection::stream)
                .toList();
    }

    private List<Trial> tryInTurn(int times) throws Exception {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            for (Ending ending : Ending.values()) {
                trials.add(Trial.run(one, other, Subject.on(one, admin, ending), ending, i % 3 != 2));
            }
        }
        return trials;
    }

    private void assertInTime(String how, List<Trial> trials) {
        List<Duration> refused = trials.stream().map(Trial::refused).sorted().toList();
        Duration admitted =
                trials.stream().map(Trial::admitted).max(naturalOrder()).orElseThrow();
        LOG.infof(
                "%d endings on one node, %s: refused on the other after %d ms at the median, %d ms at most; last admitted after %d ms",
                refused.size(),
                how,
                refused.get(refused.size() / 2).toMillis(),
                refused.get(refused.size() - 1).toMillis(),
                admitted.toMillis());
        assertTrue(admitted.compareTo(LIMIT) < 0, admitted::toString);
        trials.forEach(trial -> assertEquals(
                trial.ending().after(), Witness.status(other, trial.who().token())));
    }

    private void awaitMemory(LatchkeyProcess node) throws Exception {
        String token = Subject.on(one, admin, Ending.LOGOUT).token();
        double before;
        do {
            before = lookups(node, "memory");
            for (int i = 0; i < 10; i++) {
                assertEquals(403, Witness.status(node, token));
            }
        } while (lookups(node, "memory") < before + 9);
    }

    private static double lookups(LatchkeyProcess node, String from) throws Exception {
        return Metrics.sum(node, "latchkey_session_lookups_total", "from=\"" + from + "\"");
    }

    private interface Disturbance {
        void happen() throws Exception;
    }
}
