package dev.latchkey.session;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** All that is kept of a session but what its tokens are made with. */
@Schema(name = "RecordedSession")
public record RecordedSession(
        UUID id,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        @Schema(nullable = true, examples = "curl/8.14") @Nullable String userAgent,
        @Schema(nullable = true, examples = "192.0.2.7") @Nullable String ip) {

    static RecordedSession of(Session session) {
        return new RecordedSession(
                session.id, session.createdAt, session.lastUsedAt, session.expiresAt, session.userAgent, session.ip);
    }
}
