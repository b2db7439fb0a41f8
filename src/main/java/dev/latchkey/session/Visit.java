package dev.latchkey.session;

import dev.latchkey.keys.RsaKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One use of a session.
 *
 * @param caller whose it is
 * @param renewal what has become of the session by its use; null where it was used only just before
 */
public record Visit(Caller caller, @Nullable Renewal renewal) {
    /**
     * What a use has done.
     *
     * @param key what is made for the session from now on is made with
     * @param expiresAt when it ends unless it is used again
     */
    public record Renewal(RsaKey key, Instant expiresAt) {}
}
