package dev.latchkey.keys;

import dev.latchkey.secret.SecretSource;
import dev.latchkey.secret.Secrets;
import io.quarkus.logging.Log;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Seals under the newest secret what is sealed under an older one. Once a start: while the secrets are being changed, nodes
 * may disagree about which is the newest, and must not do it over and over.
 */
@ApplicationScoped
class Resealing {
    private final SigningKeys rows;
    private final SecretSource source;
    private final AtomicBoolean done = new AtomicBoolean();

    Resealing(SigningKeys rows, SecretSource source) {
        this.rows = rows;
        this.source = source;
    }

    /** Also harmless while another node does the same, or changes keys. */
    Uni<Void> reseal() {
        if (done.get()) {
            return Uni.createFrom().voidItem();
        }
        return rows.all()
                .chain(this::resealOld)
                .chain(rows::all)
                .invoke(this::finish)
                .replaceWithVoid();
    }

    private Uni<Void> resealOld(List<SigningKey> keys) {
        return Multi.createFrom()
                .iterable(keys)
                .filter(key -> source.secrets().isOlder(key.sealedUnder))
                .onItem()
                .transformToUniAndConcatenate(this::reseal)
                .collect()
                .last();
    }

    private Uni<Void> reseal(SigningKey key) {
        return VertxContextSupport.executeBlocking(() -> underNewest(key))
                .chain(fresh -> rows.reseal(fresh, key.sealedUnder));
    }

    private SigningKey underNewest(SigningKey key) throws GeneralSecurityException {
        return RsaKey.open(key, source.secrets()).seal(source.secrets().newest(), key.createdAt);
    }

    private void finish(List<SigningKey> keys) {
        Secrets secrets = source.secrets();
        if (keys.stream().noneMatch(key -> secrets.isOlder(key.sealedUnder)) && done.compareAndSet(false, true)) {
            announce(secrets);
        }
    }

    private static void announce(Secrets secrets) {
        if (!secrets.olderIds().isEmpty()) {
            Log.infof(
                    "All keys are sealed under the secret with the id %s. Once every node has it first, take out of"
                            + " LATCHKEY_SECRET: %s",
                    secrets.newest().id(), secrets.olderIds());
        }
    }
}
