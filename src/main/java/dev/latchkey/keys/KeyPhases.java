package dev.latchkey.keys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All keys, and which phase each is in at a moment. */
record KeyPhases<K extends KeyLife>(List<K> keys, Instant now) {
    /**
     * The newest key that may sign. Where none may yet, the one that begins first: it is from a node whose clock is ahead,
     * and better a moment early than nobody logs in.
     */
    Optional<K> signing() {
        return keys.stream()
                .filter(key -> key.hasBegunAt(now) && key.verifiesAt(now))
                .max(KeyLife.AGE)
                .or(() -> keys.stream().filter(key -> key.verifiesAt(now)).min(KeyLife.AGE));
    }

    /** The key that waits for its turn, if there is one. */
    Optional<K> published() {
        return keys.stream().filter(key -> of(key) == KeyPhase.PUBLISHED).findFirst();
    }

    KeyPhase of(K key) {
        if (signing().filter(key::equals).isPresent()) {
            return KeyPhase.SIGNING;
        }
        return key.hasBegunAt(now) ? KeyPhase.RETIRED : KeyPhase.PUBLISHED;
    }
}
