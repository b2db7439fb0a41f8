package dev.latchkey.database;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.LatchkeyProcess;
import dev.latchkey.testing.OwnPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What clients get while the database is away: always a 503 in time, and all again once it is back. */
@Timeout(120)
class OutageIT {
    private static final Logger LOG = Logger.getLogger(OutageIT.class);
    /** So long that a request which the freeze caught is answered within it. */
    private static final long OUTAGE_MILLIS = Long.getLong("test.outage", 4000);

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String LINE = "\\S+ (INFO|WARN) .*";

    @TempDir
    Path home;

    private OwnPostgres postgres;
    private LatchkeyProcess latchkey;

    @BeforeEach
    void start() throws Exception {
        postgres = OwnPostgres.in(home);
        latchkey = LatchkeyProcess.in(home, postgres.environment(), "-Dlatchkey.password.argon2.memory=64")
                .ready();
    }

    @AfterEach
    void stop() throws Exception {
        latchkey.close();
        postgres.stop();
    }

    @Test
    void aDatabaseThatIsAwayMeansA503InTimeUntilItIsBack() throws Exception {
        try (Load load = Load.on(latchkey)) {
            assertAllGood(load);
            postgres.crash();
            assertUnavailable("crashed", load);
            postgres.start();
            assertAllGood(load);
            postgres.freeze();
            assertUnavailable("frozen", load);
            postgres.thaw();
            assertAllGood(load);
        }
        assertNothingIsLeftOpen();
        assertNoNoise();
    }

    private static void assertUnavailable(String how, Load load) throws Exception {
        long away = System.nanoTime();
        List<Load.Answer> answers = load.answersWithin(OUTAGE_MILLIS);
        Duration slowest =
                answers.stream().map(Load.Answer::time).max(naturalOrder()).orElseThrow();
        LOG.infof("The database %s: %d answers, the slowest after %s", how, answers.size(), slowest);
        assertTrue(slowest.compareTo(LIMIT) < 0, slowest::toString);
        for (Load.Answer answer : answers) {
            assertTrue(isRight(answer, away), answer::toString);
        }
        Set<Load.Question> answered =
                answers.stream().map(Load.Answer::question).collect(toSet());
        assertEquals(Set.of(Load.Question.values()), answered);
    }

    /** What had been done in the database when it went away is a success, though it was answered later. */
    private static boolean isRight(Load.Answer answer, long away) {
        if (!answer.question().needsTheDatabase()) {
            return answer.isGood();
        }
        return answer.isUnavailable() || (answer.isGood() && !answer.isAskedSince(away));
    }

    private static void assertAllGood(Load load) throws Exception {
        List<Load.Answer> answers = load.answersWithin(1000);
        assertTrue(answers.size() > Load.Question.values().length, answers::toString);
        assertTrue(answers.stream().allMatch(Load.Answer::isGood), answers::toString);
    }

    private void assertNothingIsLeftOpen() throws Exception {
        assertEquals(
                "0",
                postgres.query("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'latchkey'"
                        + " AND state <> 'idle'"));
    }

    /** Nothing but single lines, leaving aside how the SQL client reports a connection that it was just writing to. */
    private void assertNoNoise() throws Exception {
        assertEquals(
                List.of(),
                latchkey.output().stream()
                        .filter(line -> !line.matches(LINE) && !line.contains("io.netty.channel."))
                        .toList());
    }
}
