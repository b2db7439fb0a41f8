package dev.latchkey.onetime;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A token that is good until it is used, replaced, ended or has run out. A row is put and removed, never changed in place. */
@Entity
@Immutable
@Table(name = "one_time_tokens")
class OneTimeToken extends PanacheEntityBase {
    /** In place of one of the same purpose, unless that undoes something: each change can be undone. */
    private static final String PUT =
            """
            INSERT INTO one_time_tokens (hash, purpose, user_id, email, created_at, expires_at)
            VALUES (:hash, :purpose, :user, :email, :now, :end)
            ON CONFLICT (user_id, purpose) WHERE purpose <> 'email-undo' DO UPDATE SET
                hash = excluded.hash, email = excluded.email, created_at = excluded.created_at, expires_at = excluded.expires_at""";

    @Id
    byte[] hash;

    String purpose;
    UUID userId;
    String email;
    Instant createdAt;
    Instant expiresAt;

    /** This user's token for that, good for an address and a while. */
    static OneTimeToken of(LinkToken token, Purpose purpose, UUID userId, String email) {
        OneTimeToken row = new OneTimeToken();
        row.hash = token.hash();
        row.purpose = purpose.slug();
        row.userId = userId;
        row.email = email;
        return row;
    }

    Uni<Void> put(Instant now, Duration life) {
        return Panache.getSession().chain(session -> session.createNativeQuery(PUT)
                .setParameter("hash", hash)
                .setParameter("purpose", purpose)
                .setParameter("user", userId)
                .setParameter("email", email)
                .setParameter("now", now)
                .setParameter("end", now.plus(life))
                .executeUpdate()
                .replaceWithVoid());
    }

    /** The row of this token if it is good for that; null otherwise. */
    static Uni<@Nullable OneTimeToken> findGood(LinkToken token, Purpose purpose, Instant now) {
        return find("hash = ?1 and purpose = ?2 and expiresAt > ?3", token.hash(), purpose.slug(), now)
                .firstResult();
    }

    /** The user's newest for that; null where there is none. */
    static Uni<@Nullable OneTimeToken> findNewest(UUID userId, Purpose purpose, Instant now) {
        return find(
                        "userId = ?1 and purpose = ?2 and expiresAt > ?3 order by createdAt desc",
                        userId,
                        purpose.slug(),
                        now)
                .firstResult();
    }

    /** Whether it was there: of many who remove it at once, it is for one. */
    Uni<Boolean> remove() {
        return delete("hash = ?1 and purpose = ?2", hash, purpose).map(removed -> removed > 0);
    }

    /** Ends the user's for that; false where there is none that is good. */
    static Uni<Boolean> end(UUID userId, Purpose purpose, Instant now) {
        return delete("userId = ?1 and purpose = ?2 and expiresAt > ?3", userId, purpose.slug(), now)
                .map(removed -> removed > 0);
    }

    /** Ends all of the user's, but those that undo what was asked for before then. */
    static Uni<Void> endAll(UUID userId, Instant since) {
        return delete("userId = ?1 and (purpose <> ?2 or createdAt >= ?3)", userId, Purpose.EMAIL_UNDO.slug(), since)
                .replaceWithVoid();
    }
}
