package dev.latchkey.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Refusals take as long as the slowest kind of hash. */
class CheckTimesTest {
    private static final long FAST = Duration.ofMillis(20).toNanos();
    private static final long SLOW = Duration.ofMillis(200).toNanos();

    private final MovableClock clock = new MovableClock();
    private final CheckTimes times = new CheckTimes(clock);

    @Test
    void whileThereIsOneKindNothingIsMissing() {
        assertEquals(Duration.ZERO, times.missing("argon2id", FAST, 1, 1));
        assertEquals(Duration.ZERO, times.missing("argon2id", FAST, 1, 1));
    }

    @Test
    void theFasterKindMissesWhatTheSlowerTakesLonger() {
        assertEquals(Duration.ZERO, times.missing("bcrypt", SLOW, 1, 1));
        assertEquals(Duration.ofMillis(180), times.missing("argon2id", FAST, 1, 1));
    }

    @Test
    void whereOneSchemeComputesTwiceTheOthersMissThatToo() {
        assertEquals(Duration.ZERO, times.missing("bcrypt", 2 * SLOW, 2, 2));
        assertEquals(Duration.ofMillis(380), times.missing("argon2id", FAST, 1, 2));
        assertEquals(Duration.ofMillis(180), times.missing("argon2id", FAST, 1, 1));
    }

    @Test
    void thatTheFirstChecksAreSlowIsSoonForgotten() {
        assertEquals(Duration.ZERO, times.missing("bcrypt", SLOW, 1, 1));
        assertEquals(Duration.ZERO, times.missing("bcrypt", FAST, 1, 1));
        assertEquals(Duration.ZERO, times.missing("argon2id", FAST, 1, 1));
    }

    @Test
    void threeChecksTellHowLongOneTakes() {
        for (int i = 0; i < 2; i++) {
            var unused = times.missing("bcrypt", FAST, 1, 1);
            assertFalse(times.areKnown("bcrypt"));
        }
        var unused = times.missing("bcrypt", SLOW, 1, 1);
        assertTrue(times.areKnown("bcrypt"));
        assertFalse(times.areKnown("argon2id"));
    }

    @Test
    void aSingleSlowCheckIsHardlyFollowed() {
        for (int i = 0; i < 100; i++) {
            var unused = times.missing("argon2id", FAST, 1, 1);
        }
        var unused = times.missing("argon2id", SLOW, 1, 1);
        assertEquals(Duration.ofNanos((SLOW - FAST) / 8), times.missing("bcrypt", FAST, 1, 1));
    }

    @Test
    void aKindThatNobodyHasAnyMoreIsForgottenAfterADay() {
        var unused = times.missing("bcrypt", SLOW, 1, 1);
        clock.advance(Duration.ofDays(1).plusSeconds(1));
        assertEquals(Duration.ZERO, times.missing("argon2id", FAST, 1, 1));
    }
}
