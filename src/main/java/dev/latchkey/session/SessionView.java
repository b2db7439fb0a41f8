package dev.latchkey.session;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A session as its owner sees it.
 *
 * @param current whether it is the one that asks
 */
@Schema(name = "Session")
public record SessionView(
        UUID id,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        @Schema(nullable = true, examples = "curl/8.14") @Nullable String userAgent,
        @Schema(nullable = true, examples = "192.0.2.7") @Nullable String ip,
        boolean current) {

    static SessionView of(Session session, Caller caller) {
        return new SessionView(
                session.id,
                session.createdAt,
                session.lastUsedAt,
                session.expiresAt,
                session.userAgent,
                session.ip,
                session.id.equals(caller.sessionId()));
    }
}
