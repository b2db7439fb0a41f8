package dev.latchkey.onetime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.LatchkeyProcess;
import dev.latchkey.testing.OwnPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether there is an account, no answer tells, and no time that it takes; with hashes at their real cost. {@code make attack}:
 * figures that only a quiet machine can show.
 */
@EnabledIfSystemProperty(named = "attack", matches = "true", disabledReason = "measures: needs the machine for itself")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EqualAnswersIT {
    private static final Logger LOG = Logger.getLogger(EqualAnswersIT.class);
    private static final int WARM_UP = 100;
    private static final int TRIES = 300;

    private OwnPostgres postgres;
    private LatchkeyProcess latchkey;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        postgres = OwnPostgres.in(home);
        latchkey = LatchkeyProcess.in(
                        home,
                        postgres.environment(),
                        LatchkeyProcess.FAST,
                        "-Dlatchkey.mail.host=127.0.0.1",
                        "-Dlatchkey.mail.port=1", // where nobody listens
                        "-Dlatchkey.mail.from=no-reply@example.org",
                        "-Dlatchkey.registration.verification=required",
                        "-Dlatchkey.login.link=true")
                .ready();
    }

    @AfterAll
    void stop() throws Exception {
        latchkey.close();
        postgres.stop();
    }

    @Test
    void aResetIsAnsweredAlike() throws Exception {
        compare("/password-reset", EqualAnswersIT::address);
    }

    @Test
    void aLoginLinkIsAnsweredAlike() throws Exception {
        compare("/login/link", EqualAnswersIT::address);
    }

    @Test
    void aRegistrationIsAnsweredAlike() throws Exception {
        compare("/register", EqualAnswersIT::registration);
    }

    private void compare(String path, Body body) throws Exception {
        List<String> known = new ArrayList<>();
        for (int i = 0; i < TRIES + WARM_UP; i++) {
            known.add(unknown());
            assertEquals(
                    202, latchkey.post("/register", registration(known.get(i))).statusCode());
        }
        List<Double> ofKnown = new ArrayList<>();
        List<Double> ofUnknown = new ArrayList<>();
        for (int i = 0; i < TRIES + WARM_UP; i++) {
            int each = i;
            boolean knownFirst = i % 2 == 0;
            Timed first = time(path, body, knownFirst ? () -> known.get(each) : EqualAnswersIT::unknown);
            Timed second = time(path, body, knownFirst ? EqualAnswersIT::unknown : () -> known.get(each));
            assertEquals(first.answer().statusCode(), second.answer().statusCode());
            assertEquals(first.answer().body(), second.answer().body());
            assertEquals(
                    first.answer().headers().map(), second.answer().headers().map());
            if (i >= WARM_UP) {
                ofKnown.add((knownFirst ? first : second).millis());
                ofUnknown.add((knownFirst ? second : first).millis());
            }
        }
        double median = median(ofKnown);
        double other = median(ofUnknown);
        LOG.infof("%s, known and unknown: medians of %.3f and %.3f ms", path, median, other);
        assertTrue(Math.max(median, other) <= 1.1 * Math.min(median, other), median + " and " + other);
    }

    private Timed time(String path, Body body, Supplier<String> email) throws Exception {
        Map<String, Object> members = body.of(email.get());
        long start = System.nanoTime();
        HttpResponse<String> answer = latchkey.post(path, members);
        return new Timed(answer, (System.nanoTime() - start) / 1e6);
    }

    private static String unknown() {
        return UUID.randomUUID() + "@example.org";
    }

    private static Map<String, Object> address(String email) {
        return Map.of("email", email);
    }

    private static Map<String, Object> registration(String email) {
        return Map.of("email", email, "password", LatchkeyProcess.PASSWORD, "name", "Ada Lovelace");
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private record Timed(HttpResponse<String> answer, double millis) {}

    private interface Body {
        Map<String, Object> of(String email);
    }
}
