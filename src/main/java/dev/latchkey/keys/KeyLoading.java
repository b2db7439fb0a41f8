package dev.latchkey.keys;

import dev.latchkey.problem.CannotStart;
import dev.latchkey.secret.Secret;
import dev.latchkey.secret.SecretSource;
import dev.latchkey.secret.Secrets;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
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

    void load(@Observes @Priority(Interceptor.Priority.APPLICATION - 1) StartupEvent start) throws Throwable {
        Secrets known = secrets.secrets();
        List<SigningKey> stored = VertxContextSupport.subscribeAndAwait(this::read);
        if (stored.isEmpty()) {
            Instant now = clock.instant();
            SigningKey first = RsaKey.generate(now).seal(known.newest(), now);
            stored = VertxContextSupport.subscribeAndAwait(() -> rows.addFirst(first));
        }
        if (completes(stored, known)) {
            stored = VertxContextSupport.subscribeAndAwait(rows::all);
        }
        ring.hold(stored.stream().map(row -> open(row, known)).toList());
    }

    /** The first statement of a process: where many start on a busy machine, a connection may take its time. */
    private Uni<List<SigningKey>> read() {
        return rows.all().onFailure().retry().withBackOff(Duration.ofSeconds(1)).atMost(3);
    }

    /** Gives a MAC key to those that were made before there were any; whether there was one. */
    private boolean completes(List<SigningKey> stored, Secrets secrets) throws Throwable {
        List<SigningKey> incomplete = stored.stream()
                .filter(row ->
                        row.sealedMac == null && secrets.withId(row.sealedUnder).isPresent())
                .toList();
        for (SigningKey row : incomplete) {
            Secret secret = secrets.withId(row.sealedUnder).orElseThrow();
            byte[] mac = MacKey.seal(MacKey.random(), row.kid, secret);
            var unused = VertxContextSupport.subscribeAndAwait(() -> rows.giveMac(row, mac));
        }
        return !incomplete.isEmpty();
    }

    private static RsaKey open(SigningKey row, Secrets secrets) {
        try {
            return RsaKey.open(row, secrets);
        } catch (GeneralSecurityException e) {
            throw new CannotStart(
                    "the signing key " + row.kid + " does not open: it is sealed under the secret with the id "
                            + row.sealedUnder + ", and LATCHKEY_SECRET has the ids " + secrets.ids()
                            + ". Add the secret that it is sealed under: LATCHKEY_SECRET=<new>,<old>");
        }
    }
}
