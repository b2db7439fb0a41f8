package dev.latchkey.mail;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a mail. Neither its text nor its link is part of it.
 *
 * @param nextAt when it is tried next; null where it is not
 * @param failure why it was not sent the last time it was tried; null where it was sent, or not tried
 * @param endedAt when it was sent or given up; null where it waits
 */
@Schema(name = "Mail")
public record MailEntry(
        UUID id,
        @Schema(examples = "password-reset") String kind,
        UUID userId,
        @Schema(examples = "ada@example.org") String recipient,
        @Schema(examples = "en") String language,
        @Schema(examples = "sent") String state,
        @Schema(examples = "1") int attempts,
        @Schema(
                        nullable = true,
                        description = "Why it was not sent: `smtp-` and a reply code, or the kind of failure",
                        examples = "smtp-451")
                @Nullable
                String failure,
        Instant createdAt,
        @Schema(nullable = true) @Nullable Instant nextAt,
        @Schema(nullable = true) @Nullable Instant endedAt) {

    static final String COLUMNS =
            "id, kind, user_id, recipient, language, state, attempts, failure, created_at, next_at, ended_at";

    static MailEntry of(Row row) {
        boolean waits = row.getString("state").equals(MailState.WAITING.slug());
        return new MailEntry(
                row.getUUID("id"),
                row.getString("kind"),
                row.getUUID("user_id"),
                row.getString("recipient"),
                row.getString("language"),
                row.getString("state"),
                row.getInteger("attempts"),
                row.getString("failure"),
                row.getOffsetDateTime("created_at").toInstant(),
                waits ? row.getOffsetDateTime("next_at").toInstant() : null,
                Optional.ofNullable(row.getOffsetDateTime("ended_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }
}
