package dev.latchkey.session;

import dev.latchkey.user.User;
import dev.latchkey.web.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A login and what lives from it. A session that was ended is not there any more; one that expired is no longer live. */
@Entity
@Table(name = "sessions")
public class Session extends PanacheEntityBase {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public User user;

    public Instant createdAt;
    public Instant lastUsedAt;
    public Instant expiresAt;
    public @Nullable String userAgent;
    public @Nullable String ip;

    /** The key that its newest tokens are made with. */
    String kid;

    /** One more than the page holds of the user's live sessions, newest first. */
    static Uni<List<Session>> listLive(UUID userId, Instant now, PageRequest page) {
        return Session.<Session>find(
                        "user.id = ?1 and expiresAt > ?2 and id < ?3 order by id desc", userId, now, page.bound())
                .range(0, page.size())
                .list();
    }

    /** This one of the user's live sessions; null if there is none such. */
    static Uni<Session> findLive(UUID id, UUID userId, Instant now) {
        return find("id = ?1 and user.id = ?2 and expiresAt > ?3", id, userId, now)
                .firstResult();
    }

    /** The user's next sessions after the one with this id, live or not, oldest first. */
    static Uni<List<Session>> listAll(UUID userId, UUID after, int size) {
        return Session.<Session>find("user.id = ?1 and id > ?2 order by id", userId, after)
                .range(0, size - 1)
                .list();
    }

    static Uni<Boolean> end(UUID id, UUID userId) {
        return delete("id = ?1 and user.id = ?2", id, userId).map(ended -> ended > 0);
    }

    /** Answers how many have ended. */
    static Uni<Long> endAllBut(@Nullable UUID kept, UUID userId) {
        return kept == null ? delete("user.id", userId) : delete("user.id = ?1 and id <> ?2", userId, kept);
    }
}
