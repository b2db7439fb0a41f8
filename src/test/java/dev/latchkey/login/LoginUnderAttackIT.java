package dev.latchkey.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.LatchkeyProcess;
import dev.latchkey.testing.OwnPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Figures that only a quiet machine can show, with hashes at their real cost: {@code make attack}, which floods besides. */
@EnabledIfSystemProperty(named = "attack", matches = "true", disabledReason = "measures: needs the machine for itself")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginUnderAttackIT {
    private static final Logger LOG = Logger.getLogger(LoginUnderAttackIT.class);
    private static final int TRIES = 300;
    private static final int TRIES_OF_ACCOUNT = 9;
    /** Of no password that anybody here has. */
    private static final String BCRYPT = "$2a$10$" + "N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

    private OwnPostgres postgres;
    private LatchkeyProcess latchkey;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        postgres = OwnPostgres.in(home);
        latchkey = LatchkeyProcess.in(home, postgres.environment(), LatchkeyProcess.FAST)
                .ready();
    }

    @AfterAll
    void stop() throws Exception {
        latchkey.close();
        postgres.stop();
    }

    @Test
    void refusalsTakeEquallyLong() throws Exception {
        List<String> enabled = accounts();
        List<String> disabled = accounts();
        List<String> imported = accounts();
        update("enabled = false", disabled);
        update("password_hash = '" + BCRYPT + "'", imported);
        List<Supplier<String>> kinds =
                List.of(() -> UUID.randomUUID() + "@example.org", next(enabled), next(disabled), next(imported));
        List<List<Double>> times = Stream.<List<Double>>generate(ArrayList::new)
                .limit(kinds.size())
                .toList();
        for (int i = 0; i < TRIES; i++) {
            for (int kind = 0; kind < kinds.size(); kind++) {
                String email = kinds.get(kind).get();
                times.get(kind).add(millis(() -> assertEquals(401, guess(email))));
            }
        }
        List<Double> medians = times.stream().map(all -> quantile(all, 0.5)).toList();
        LOG.infof("Unknown, wrong password, disabled, bcrypt: medians of %s ms", medians);
        double least = medians.stream().min(Double::compare).orElseThrow();
        assertTrue(medians.stream().allMatch(median -> median <= least * 1.1), medians.toString());
    }

    private int guess(String email) throws Exception {
        return latchkey.post("/login", Map.of("email", email, "password", "not the password"))
                .statusCode();
    }

    private List<String> accounts() throws Exception {
        List<String> emails = new ArrayList<>();
        for (int i = 0; i <= TRIES / TRIES_OF_ACCOUNT; i++) {
            emails.add(UUID.randomUUID() + "@example.org");
            assertEquals(201, latchkey.register(emails.get(i)).statusCode());
        }
        return emails;
    }

    private void update(String change, List<String> emails) throws Exception {
        var unused = postgres.query(
                "UPDATE users SET " + change + " WHERE email IN ('" + String.join("','", emails) + "') RETURNING 1");
    }

    /** Each as often as may fail. */
    private static Supplier<String> next(List<String> emails) {
        int[] asked = {0};
        return () -> emails.get(asked[0]++ / TRIES_OF_ACCOUNT);
    }

    private static double quantile(List<Double> times, double part) {
        List<Double> sorted = times.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * part));
    }

    private static double millis(Action action) throws Exception {
        long start = System.nanoTime();
        action.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private interface Action {
        void run() throws Exception;
    }
}
