package dev.latchkey.keys;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The rows of all keys. */
@ApplicationScoped
class SigningKeys {
    @WithSession
    Uni<List<SigningKey>> all() {
        return SigningKey.listAll();
    }

    /** Gives the key this MAC key, unless it has one by now or was sealed anew. */
    @WithTransaction
    Uni<Void> giveMac(SigningKey key, byte[] sealedMac) {
        return SigningKey.update(
                        "sealedMac = ?1 where kid = ?2 and sealedMac is null and sealedUnder = ?3",
                        sealedMac,
                        key.kid,
                        key.sealedUnder)
                .replaceWithVoid();
    }

    /** Adds the very first key, unless another node was quicker; answers the rows that then stand. */
    @WithTransaction
    Uni<List<SigningKey>> addFirst(SigningKey key) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("lock table signing_keys in share row exclusive mode")
                        .executeUpdate())
                .chain(() -> SigningKey.count())
                .chain(count ->
                        count == 0 ? key.persistAndFlush() : Uni.createFrom().nullItem())
                .chain(() -> SigningKey.listAll());
    }
}
