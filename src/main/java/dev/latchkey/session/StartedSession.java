package dev.latchkey.session;

import dev.latchkey.keys.RsaKey;
import dev.latchkey.token.Holder;
import dev.latchkey.user.User;
import java.time.Instant;
import java.util.UUID;

/**
 * A session that has just begun.
 *
 * @param holder whom its tokens are for
 * @param key what its first tokens are made with
 * @param at when it began
 * @param passwordVersion of the password that it began with
 */
public record StartedSession(Holder holder, RsaKey key, Instant at, int passwordVersion) {
    static StartedSession of(Session session, RsaKey key) {
        User user = session.user;
        Holder holder = new Holder(user.id, user.email, user.roles(), session.id, session.expiresAt);
        return new StartedSession(holder, key, session.createdAt, user.passwordVersion);
    }

    public UUID id() {
        return holder.sessionId();
    }

    /** When it ends unless it is used. */
    public Instant expiresAt() {
        return holder.sessionEnds();
    }
}
