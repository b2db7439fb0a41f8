package dev.latchkey.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.LatchkeyProcess;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * How long one node goes on with what has ended on the other.
 *
 * @param admitted from the one's answer to the last request that the other still admitted
 * @param refused from the same to the other's first refusal
 */
record Trial(Ending ending, Subject who, Duration admitted, Duration refused) {
    /** Ends something on the one while both are asked all the time; {@code remembered}, by then the other knows the session. */
    static Trial run(LatchkeyProcess one, LatchkeyProcess other, Subject who, Ending ending, boolean remembered)
            throws Exception {
        if (remembered) {
            assertEquals(ending.before(), Witness.status(other, who.token()));
        }
        CompletableFuture<Witness> here = Witness.on(one, who, ending);
        CompletableFuture<Witness> there = Witness.on(other, who, ending);
        ending.on(one, who);
        long answered = System.nanoTime();
        assertTrue(here.join().lastAdmitted() < answered, ending + " is answered before it takes effect");
        Witness seen = there.join();
        return new Trial(ending, who, after(answered, seen.lastAdmitted()), after(answered, seen.refused()));
    }

    private static Duration after(long answered, long moment) {
        return Duration.ofNanos(Math.max(0, moment - answered));
    }
}
