package dev.latchkey.mail;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was mailed to a user, as they have it in their download. */
@Schema(name = "OwnMail")
public record OwnMail(
        UUID id,
        @Schema(examples = "password-reset") String kind,
        @Schema(examples = "ada@example.org") String recipient,
        @Schema(examples = "sent") String state,
        Instant createdAt,
        @Schema(nullable = true) @Nullable Instant endedAt) {

    static OwnMail of(MailEntry mail) {
        return new OwnMail(mail.id(), mail.kind(), mail.recipient(), mail.state(), mail.createdAt(), mail.endedAt());
    }
}
