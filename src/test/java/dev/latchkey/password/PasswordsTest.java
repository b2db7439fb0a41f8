package dev.latchkey.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.machine.Machine;
import dev.latchkey.password.PasswordConfig.Scheme;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private static final String PASSWORD = "correct horse";
    private static final String COSTLIER =
            "$argon2id$v=19$m=65537,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    private final List<Installation> installations = new ArrayList<>();

    /** The package put together by hand, with its own meters. */
    private record Installation(PasswordSchemes schemes, HashingPool pool, SimpleMeterRegistry meters) {
        static Installation of(Settings settings) {
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            Argon2Functions functions = Functions.fastest(settings);
            return new Installation(
                    new PasswordSchemes(settings, functions),
                    new HashingPool(settings, new Machine(true).priority(), functions, meters),
                    meters);
        }

        private Passwords passwords() {
            return new Passwords(schemes, pool, new CheckTimes(Clock.systemUTC()), meters);
        }

        String hash(String password) {
            return passwords().hash(password).await().atMost(Duration.ofSeconds(20));
        }

        PasswordCheck check(String password, @Nullable String stored) {
            return passwords().check(password, stored).await().atMost(Duration.ofSeconds(20));
        }

        long computations(String scheme, String kind) {
            return meters.timer("latchkey.password.hash", "scheme", scheme, "kind", kind)
                    .count();
        }

        long computations() {
            return meters.find("latchkey.password.hash").timers().stream()
                    .mapToLong(timer -> timer.count())
                    .sum();
        }
    }

    private Installation with(Scheme scheme) {
        Installation installation = Installation.of(Settings.with(scheme));
        installations.add(installation);
        return installation;
    }

    @AfterEach
    void closePools() throws InterruptedException {
        for (Installation installation : installations) {
            installation.pool().close();
        }
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void aCurrentHashMatchesItsPasswordOnlyAndStays(Scheme scheme) {
        Installation installation = with(scheme);
        String hash = installation.hash(PASSWORD);
        assertEquals(new PasswordCheck(true, null), installation.check(PASSWORD, hash));
        assertEquals(new PasswordCheck(false, null), installation.check(PASSWORD + ".", hash));
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void theSchemeThatIsNotConfiguredIsCheckedAndUpgraded(Scheme scheme) {
        Installation before = with(scheme);
        Installation after = with(scheme == Scheme.BCRYPT ? Scheme.ARGON2ID : Scheme.BCRYPT);
        PasswordCheck check = after.check(PASSWORD, before.hash(PASSWORD));
        assertTrue(check.matches());
        assertNotNull(check.upgraded());
        assertEquals(new PasswordCheck(true, null), after.check(PASSWORD, check.upgraded()));
    }

    @Test
    void anotherCostIsUpgradedToTheConfiguredOne() {
        String stored = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
        String upgraded = with(Scheme.ARGON2ID).check("password", stored).upgraded();
        assertNotNull(upgraded);
        assertTrue(upgraded.startsWith("$argon2id$v=19$m=64,t=1,p=1$"), upgraded);
    }

    @Test
    void aWrongPasswordUpgradesNothing() {
        String stored = with(Scheme.BCRYPT).hash(PASSWORD);
        Installation argon2id = with(Scheme.ARGON2ID);
        assertNull(argon2id.check("wrong password", stored).upgraded());
        assertEquals(0, argon2id.computations("argon2id", "hash"));
    }

    @Test
    void aPasswordTooLongForBcryptIsNotUpgradedToIt() {
        String password = "x".repeat(73);
        String stored = with(Scheme.ARGON2ID).hash(password);
        assertEquals(new PasswordCheck(true, null), with(Scheme.BCRYPT).check(password, stored));
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void anUnknownUserCostsTheSameComputationsAsAWrongPassword(Scheme scheme) {
        Installation known = with(scheme);
        Installation unknown = with(scheme);
        assertFalse(known.check("wrong password", with(scheme).hash(PASSWORD)).matches());
        assertFalse(unknown.check("wrong password", null).matches());
        String name = known.schemes().configured().name();
        assertEquals(1, known.computations());
        assertEquals(1, known.computations(name, "check"));
        assertEquals(1, unknown.computations());
        assertEquals(1, unknown.computations(name, "check"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain text",
                "$argon2id$v=19$broken",
                "$2a$31$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.",
                COSTLIER
            })
    void anUnreadableHashMatchesNothingAtTheSameCostAndIsOneWarningWithoutTheHash(String stored) {
        Installation installation = with(Scheme.ARGON2ID);
        List<String> warnings = warningsOf(
                () -> assertFalse(installation.check("password", stored).matches()));
        assertEquals(1, installation.computations("argon2id", "check"));
        assertEquals(1, installation.computations());
        assertEquals(1, warnings.size());
        assertFalse(!stored.isEmpty() && warnings.get(0).contains(stored), "the hash is in the log");
    }

    private static List<String> warningsOf(Runnable action) {
        List<String> warnings = new ArrayList<>();
        Handler recorder = new Recorder(warnings);
        Logger logger = Logger.getLogger(Passwords.class.getName());
        logger.addHandler(recorder);
        action.run();
        logger.removeHandler(recorder);
        return warnings;
    }

    private static final class Recorder extends Handler {
        private final List<String> messages;

        Recorder(List<String> messages) {
            this.messages = messages;
        }

        @Override
        public void publish(LogRecord line) {
            messages.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void composedAndDecomposedLettersAreOnePassword(Scheme scheme) {
        Installation installation = with(scheme);
        assertTrue(installation
                .check("cafe\u0301 au lait", installation.hash("caf\u00e9 au lait"))
                .matches());
        assertTrue(installation
                .check("caf\u00e9 au lait", installation.hash("cafe\u0301 au lait"))
                .matches());
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void aLoneSurrogateIsNotAQuestionMark(Scheme scheme) {
        Installation installation = with(scheme);
        String stored = installation.hash("what now?");
        assertFalse(installation.check("what now\ud800", stored).matches());
        assertEquals(
                1, installation.computations(installation.schemes().configured().name(), "check"));
    }

    @Test
    void aPasswordThatIsNoneDoesNotMatchTheHashOfTheEmptyText() {
        Installation installation = with(Scheme.BCRYPT);
        String stored = "$2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.";
        assertTrue(installation.check("", stored).matches());
        assertFalse(installation.check("\ud800", stored).matches());
        assertFalse(installation.check("x".repeat(10_000), stored).matches());
        assertFalse(installation.check("\0", stored).matches());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800 is no password", "this one is\0nothing for bcrypt"})
    void whatThePolicyRefusesIsNotHashed(String password) {
        Installation installation = with(Scheme.BCRYPT);
        assertThrows(IllegalArgumentException.class, () -> installation.hash(password));
    }
}
