package dev.latchkey.account;

import dev.latchkey.audit.AuditEntry;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What has been noted about oneself. Which administrator did something, and from where, is about them. */
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
        @Schema(nullable = true) @Nullable UUID session,
        @Schema(nullable = true, examples = "192.0.2.7") @Nullable String ip,
        @Schema(nullable = true) @Nullable String userAgent,
        @Schema(nullable = true, type = SchemaType.OBJECT) @Nullable Map<String, Object> detail) {
    static OwnEvent of(AuditEntry event) {
        boolean anothers = event.actor() != null && !event.actor().equals(event.subject());
        return new OwnEvent(
                event.id(),
                event.at(),
                event.action(),
                event.outcome(),
                event.actor() == null ? null : anothers ? "administrator" : "self",
                anothers ? null : event.session(),
                anothers ? null : event.ip(),
                anothers ? null : event.userAgent(),
                anothers && event.action().equals("audit-read") ? null : event.detail());
    }
}
