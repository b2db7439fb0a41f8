package dev.latchkey.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.LatchkeyProcess;
import dev.latchkey.testing.OwnPostgres;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Figures that only a quiet machine can show, with hashes at their real cost: {@code make attack}. */
@EnabledIfSystemProperty(named = "attack", matches = "true", disabledReason = "measures: needs the machine for itself")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LoginUnderAttackIT {
    private static final Logger LOG = Logger.getLogger(LoginUnderAttackIT.class);
    private static final int TRIES = 300;
    private static final int TRIES_OF_ACCOUNT = 9;
    private static final int CONNECTIONS = 16;
    private static final int READERS = 4;
    private static final Duration PHASE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_READS = Duration.ofMillis(20); // with four readers 200 a second
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

    /** After the other: a costlier kind of hash, once seen, makes all refusals take as long. */
    @Test
    @Order(2)
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

    @Test
    @Order(1)
    void aFloodOfLoginsHarmsNobodyElse() throws Exception {
        List<String> emails = accounts();
        String token = LatchkeyProcess.token(latchkey.login(emails.get(0)));
        String victim = emails.get(1);
        var unused = phase("warm-up", token, () -> right(any(emails)));
        Figures idle = phase("idle", token, () -> "");
        long memory = memory();
        Figures hammered = phase("wrong ones for one account", token, () -> wrong(victim));
        List<Figures> flooded = List.of(
                hammered,
                phase("right passwords", token, () -> right(any(emails))),
                phase("wrong ones, ever other accounts", token, () -> wrong(UUID.randomUUID() + "@example.org")));
        LOG.infof("Memory %d MiB idle, %d MiB after it all", memory, memory());
        flooded.forEach(figures -> {
            assertTrue(figures.reads() <= 3 * idle.reads(), () -> idle + " and " + figures);
            assertTrue(figures.health() < 100, figures::toString);
        });
        assertTrue(hammered.logins() < 250, hammered::toString);
        assertTrue(memory() <= memory * 1.25 + 32);
    }

    /**
     * What was measured, in milliseconds.
     *
     * @param reads their 99th percentile at 200 a second
     * @param health the slowest probe
     * @param logins their 99th percentile
     */
    private record Figures(double reads, double health, double logins) {}

    /** Reads and probes, while others log in. */
    private Figures phase(String name, String token, Supplier<String> flood) throws Exception {
        long end = System.nanoTime() + PHASE.toNanos();
        List<Callable<List<Double>>> readers = new ArrayList<>();
        IntStream.range(0, READERS).forEach(i -> readers.add(() -> read("/me", token, end)));
        List<Callable<List<Double>>> probes = List.of(() -> read("/q/health/live", token, end));
        List<Callable<List<Double>>> floods = new ArrayList<>();
        if (!flood.get().isEmpty()) {
            IntStream.range(0, CONNECTIONS).forEach(i -> floods.add(() -> flood(flood, end)));
        }
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<List<Double>>> reads = submit(threads, readers);
        List<Future<List<Double>>> health = submit(threads, probes);
        List<Double> logins = all(submit(threads, floods));
        Figures figures = new Figures(quantile(all(reads), 0.99), quantile(all(health), 1), quantile(logins, 0.99));
        LOG.infof("%s: %s; %d logins, p50 %.1f ms", name, figures, logins.size(), quantile(logins, 0.5));
        threads.shutdown();
        return figures;
    }

    private List<Double> read(String path, String token, long end) throws Exception {
        List<Double> times = new ArrayList<>();
        long next = System.nanoTime() + ThreadLocalRandom.current().nextLong(BETWEEN_READS.toNanos());
        while (System.nanoTime() < end) {
            Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
            times.add(millis(() -> assertEquals(200, latchkey.get(path, token).statusCode())));
            next += BETWEEN_READS.toNanos();
        }
        return times;
    }

    private List<Double> flood(Supplier<String> body, long end) throws Exception {
        List<Double> times = new ArrayList<>();
        while (System.nanoTime() < end) {
            JsonObject credentials = new JsonObject(body.get());
            times.add(millis(() -> latchkey.post("/login", credentials.getMap())));
        }
        return times;
    }

    private static String right(String email) {
        return JsonObject.of("email", email, "password", LatchkeyProcess.PASSWORD)
                .encode();
    }

    private static String wrong(String email) {
        return JsonObject.of("email", email, "password", "not the password").encode();
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

    private static String any(List<String> emails) {
        return emails.get(ThreadLocalRandom.current().nextInt(emails.size()));
    }

    private long memory() throws Exception {
        try (Stream<String> status =
                Files.lines(Path.of("/proc", String.valueOf(latchkey.process().pid()), "status"))) {
            return status.filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .sum();
        }
    }

    private static <T> List<Future<T>> submit(ExecutorService threads, List<Callable<T>> actions) {
        return actions.stream().map(threads::submit).toList();
    }

    private static List<Double> all(List<Future<List<Double>>> futures) throws Exception {
        List<Double> all = new ArrayList<>();
        for (Future<List<Double>> future : futures) {
            all.addAll(future.get());
        }
        return all;
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
