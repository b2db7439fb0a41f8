package dev.latchkey.password;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
        assertEquals(Duration.ZERO, times.missing("argon2id", FAST));
        assertEquals(Duration.ZERO, times.missing("argon2id", FAST));
    }

    @Test
    void theFasterKindMissesWhatTheSlowerTakesLonger() {
        assertEquals(Duration.ZERO, times.missing("bcrypt", SLOW));
        assertEquals(Duration.ofMillis(180), times.missing("argon2id", FAST));
    }

    @Test
    void aSingleSlowCheckIsHardlyFollowed() {
        for (int i = 0; i < 100; i++) {
            var unused = times.missing("argon2id", FAST);
        }
        var unused = times.missing("argon2id", SLOW);
        assertEquals(Duration.ofNanos((SLOW - FAST) / 8), times.missing("bcrypt", FAST));
    }

    @Test
    void aKindThatNobodyHasAnyMoreIsForgottenAfterADay() {
        var unused = times.missing("bcrypt", SLOW);
        clock.advance(Duration.ofDays(1).plusSeconds(1));
        assertEquals(Duration.ZERO, times.missing("argon2id", FAST));
    }
}
