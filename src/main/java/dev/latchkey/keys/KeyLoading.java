package dev.latchkey.keys;

import dev.latchkey.problem.CannotStart;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Fills the key ring before the first request, with the very first key made where there is none. */
@ApplicationScoped
class KeyLoading {
    private final SigningKeys rows;
    private final SecretSource secrets;
    private final KeyRing ring;
    private final Clock clock;

    KeyLoading(SigningKeys rows, SecretSource secrets, KeyRing ring, Clock clock) {
        this.rows = rows;
        this.secrets = secrets;
        this.ring = ring;
        this.clock = clock;
    }

    void load(@Observes @Priority(Interceptor.Priority.APPLICATION) StartupEvent start) throws Throwable {
        Secret secret = secrets.secret();
        List<SigningKey> stored = VertxContextSupport.subscribeAndAwait(rows::all);
        if (stored.isEmpty()) {
            Instant now = clock.instant();
            SigningKey first = RsaKey.generate(now).seal(secret, now);
            stored = VertxContextSupport.subscribeAndAwait(() -> rows.addFirst(first));
        }
        if (completes(stored, secret)) {
            stored = VertxContextSupport.subscribeAndAwait(rows::all);
        }
        ring.hold(stored.stream().map(row -> open(row, secret)).toList());
    }

    /** Gives a MAC key to those that were made before there were any; whether there was one. */
    private boolean completes(List<SigningKey> stored, Secret secret) throws Throwable {
        List<SigningKey> incomplete = stored.stream()
                .filter(row -> row.sealedMac == null && row.sealedUnder.equals(secret.id()))
                .toList();
        for (SigningKey row : incomplete) {
            byte[] mac = MacKey.seal(MacKey.random(), row.kid, secret);
            var unused = VertxContextSupport.subscribeAndAwait(() -> rows.giveMac(row, mac));
        }
        return !incomplete.isEmpty();
    }

    private static RsaKey open(SigningKey row, Secret secret) {
        try {
            return RsaKey.open(row, secret);
        } catch (GeneralSecurityException e) {
            throw new CannotStart(
                    "the signing key " + row.kid + " does not open: it is sealed under the secret with the id "
                            + row.sealedUnder + ", but LATCHKEY_SECRET has the id " + secret.id()
                            + ". Set LATCHKEY_SECRET to the secret that this database was made with.");
        }
    }
}
