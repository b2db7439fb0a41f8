package dev.latchkey.keys;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The keys of now, in memory. Every node has the same ones, from the database. */
@ApplicationScoped
public class KeyRing {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Clock clock;
    private volatile List<RsaKey> keys = List.of();
    private long lastTurn;

    KeyRing(Clock clock) {
        this.clock = clock;
    }

    /** The newest key that may sign now. A 503 where this node has none, as after keys were sealed under a secret it lacks. */
    public RsaKey signingKey() {
        return new KeyPhases<>(keys, clock.instant()).signing().orElseThrow(() -> Problem.of(
                        ProblemType.UNAVAILABLE, "This node has no key that signs.")
                .retryAfter(SOON));
    }

    /** The key of this {@code kid}, unless there is none or what it signed is no longer accepted. */
    public Optional<RSAPublicKey> verificationKey(String kid) {
        Instant now = clock.instant();
        return find(kid).filter(key -> key.verifiesAt(now)).map(RsaKey::publicKey);
    }

    /** The key of this {@code kid}, in whatever phase, also when it verifies no more; empty if it is not held. */
    public Optional<RsaKey> find(String kid) {
        return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    /** All public keys that a verifier needs now or soon. */
    KeySet keySet() {
        Instant now = clock.instant();
        return new KeySet(keys.stream()
                .filter(key -> key.verifiesAt(now))
                .map(KeySet.Key::of)
                .toList());
    }

    void hold(List<RsaKey> loaded) {
        keys = List.copyOf(loaded);
    }

    /** The same, unless keys of a later turn are held: what was read before must not come back. */
    synchronized void hold(List<RsaKey> loaded, long turn) {
        if (turn > lastTurn) {
            lastTurn = turn;
            hold(loaded);
        }
    }
}
