package dev.latchkey.keys;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The keys of now, in memory. Every node has the same ones, from the database. */
@ApplicationScoped
public class KeyRing {
    private final Clock clock;
    private volatile List<RsaKey> keys = List.of();
    private long lastTurn;

    KeyRing(Clock clock) {
        this.clock = clock;
    }

    /** The newest key that may sign now. */
    public RsaKey signingKey() {
        Instant now = clock.instant();
        return keys.stream()
                .filter(key -> key.signsAt(now))
                .max(Comparator.comparing(RsaKey::signsFrom))
                .orElseThrow(() -> new IllegalStateException("no key may sign now"));
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
