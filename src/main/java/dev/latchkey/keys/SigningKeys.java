package dev.latchkey.keys;

import dev.latchkey.database.PlainSql;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The rows of all keys. */
@ApplicationScoped
class SigningKeys {
    private static final Sort NEWEST_FIRST = Sort.descending("signsFrom", "kid");
    private static final String ALL = "SELECT * FROM signing_keys ORDER BY signs_from DESC, kid DESC";
    private static final String FORGET = "DELETE FROM signing_keys WHERE verifies_until < $1";

    private final PlainSql database;

    SigningKeys(PlainSql database) {
        this.database = database;
    }

    /** Newest first. Asked at each start, which need not wait until Hibernate can. */
    Uni<List<SigningKey>> all() {
        return database.run(ALL, Tuple.tuple())
                .map(rows -> rows.stream().map(SigningKey::of).toList());
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

    /** Replaces what was sealed under that secret, unless another node was quicker. */
    @WithTransaction
    Uni<Void> reseal(SigningKey fresh, String sealedUnder) {
        return SigningKey.update(
                        "sealedPrivate = ?1, sealedMac = ?2, sealedUnder = ?3 where kid = ?4 and sealedUnder = ?5",
                        fresh.sealedPrivate,
                        fresh.sealedMac,
                        fresh.sealedUnder,
                        fresh.kid,
                        sealedUnder)
                .replaceWithVoid();
    }

    /** Forgets keys that have long ended. Asked right after each start, where Hibernate's first query would cost dear. */
    Uni<Void> deleteEndedBefore(Instant time) {
        return database.run(FORGET, Tuple.of(time.atOffset(ZoneOffset.UTC))).replaceWithVoid();
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
                .chain(() -> SigningKey.listAll(NEWEST_FIRST));
    }
}
