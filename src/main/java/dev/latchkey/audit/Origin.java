package dev.latchkey.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where something comes from. All of it is null for what Latchkey does by itself.
 *
 * @param actor the user who is logged in
 * @param session in which they are
 * @param ip the client's address
 * @param userAgent what the client calls itself, shortened and without control characters
 */
public record Origin(@Nullable UUID actor, @Nullable UUID session, @Nullable String ip, @Nullable String userAgent) {
    static final Origin INSIDE = new Origin(null, null, null, null);
}
