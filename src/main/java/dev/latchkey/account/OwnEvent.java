package dev.latchkey.account;

import dev.latchkey.audit.AuditEntry;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What one did, or what concerned one. Which administrator did something, and from where, is about them; whom an administrator
 * did something to, which session it was and what became of it, is about those. From where a login was refused is one's own to know.
 */
@Schema(name = "OwnEvent")
record OwnEvent(
        UUID id,
        Instant at,
        @Schema(examples = "logged-in") String action,
        @Schema(examples = "success") String outcome,
        @Schema(
                        description = "`self`, `administrator`, or null where nobody was logged in",
                        nullable = true,
                        examples = "self")
                @Nullable
                String by,
        @Schema(
                        description = "`self`, `another`, or null where it concerned nobody",
                        nullable = true,
                        examples = "self")
                @Nullable
                String whom,
        @Schema(nullable = true) @Nullable UUID session,
        @Schema(nullable = true, examples = "192.0.2.7") @Nullable String ip,
        @Schema(nullable = true) @Nullable String userAgent,
        @Schema(nullable = true, type = SchemaType.OBJECT) @Nullable Map<String, Object> detail) {
    static OwnEvent of(AuditEntry event, UUID self) {
        boolean anothers = event.actor() != null && !event.actor().equals(self);
        boolean toAnother = event.subject() != null && !event.subject().equals(self);
        return new OwnEvent(
                event.id(),
                event.at(),
                event.action(),
                event.outcome(),
                event.actor() == null ? null : anothers ? "administrator" : "self",
                event.subject() == null ? null : toAnother ? "another" : "self",
                anothers || toAnother ? null : event.session(),
                anothers ? null : event.ip(),
                anothers ? null : event.userAgent(),
                toAnother || anothers && event.action().equals("audit-read") ? null : event.detail());
    }
}
