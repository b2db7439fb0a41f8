package dev.latchkey.keys;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** When a key is made, signs and ends. */
@ApplicationScoped
class KeyTimetable {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final KeysConfig config;
    private final Lifetimes lifetimes;

    KeyTimetable(KeysConfig config, Lifetimes lifetimes) {
        this.config = config;
        this.lifetimes = lifetimes;
    }

    /** Whether the next key has to be planned now. */
    boolean isDue(KeyPhases<SigningKey> phases) {
        return phases.published().isEmpty()
                && phases.signing().map(key -> isDue(key, phases.now())).orElse(true);
    }

    /** Also where the key ends though nothing follows it, as after a row was deleted by hand. */
    private boolean isDue(SigningKey signing, Instant now) {
        Instant due = signing.signsFrom.plus(config.rotateEvery()).minus(lead());
        return signing.verifiesUntil != null || !now.isBefore(due);
    }

    /** When a key begins that is made now: once every verifier has it, or at once where there is none that signs. */
    Instant beginning(KeyPhases<SigningKey> phases) {
        return phases.signing().isPresent() ? phases.now().plus(lead()) : phases.now();
    }

    /** When the last token of a key has expired that signs until another begins. */
    Instant endOfThoseBefore(Instant beginning) {
        return beginning.plus(lifetimes.accessToken()).plus(config.skew());
    }

    /** The refresh tokens of a key that ended before that have expired. */
    Instant forgottenAt(Instant now) {
        return now.minus(lifetimes.refreshToken());
    }

    /** How long to wait from one look at the keys to the next. */
    Duration pause() {
        Duration tenth = config.rotateEvery().dividedBy(10);
        return tenth.compareTo(LONGEST_PAUSE) < 0 ? tenth : LONGEST_PAUSE;
    }

    /** A verifier may have fetched the key set just before the key came into it. */
    private Duration lead() {
        return config.jwksMaxAge().plus(config.skew().multipliedBy(2));
    }
}
