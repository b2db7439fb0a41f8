package dev.latchkey.session;

import dev.latchkey.keys.RsaKey;
import dev.latchkey.token.Holder;
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
    public UUID id() {
        return holder.sessionId();
    }

    /** When it ends unless it is used. */
    public Instant expiresAt() {
        return holder.sessionEnds();
    }
}
