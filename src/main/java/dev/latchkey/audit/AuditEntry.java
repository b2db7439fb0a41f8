package dev.latchkey.audit;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What has been done.
 *
 * @param actor who did it; null for Latchkey itself, and for somebody who was not logged in
 * @param subject the user concerned; null where there is none
 * @param position its place in the chain; null until it is sealed, a moment later
 * @param hash over it and all before it, as hexadecimal digits
 */
@Schema(name = "AuditEvent")
public record AuditEntry(
        UUID id,
        Instant at,
        @Schema(examples = "user-changed") String action,
        @Schema(description = "`success`, or the last part of the problem's `type`", examples = "success")
                String outcome,
        @Schema(nullable = true) @Nullable UUID actor,
        @Schema(nullable = true) @Nullable UUID subject,
        @Schema(nullable = true) @Nullable UUID session,
        @Schema(nullable = true, examples = "192.0.2.7") @Nullable String ip,
        @Schema(nullable = true) @Nullable String userAgent,
        @Schema(
                        nullable = true,
                        type = SchemaType.OBJECT,
                        description = "What else there is to know; of each action its own")
                @Nullable
                Map<String, Object> detail,
        @Schema(nullable = true, description = "Its place in the chain; null until it is sealed, a moment later")
                @Nullable
                Long position,
        @Schema(nullable = true) @Nullable String hash) {
    static AuditEntry of(Row row) {
        return new AuditEntry(
                row.getUUID("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("action"),
                row.getString("outcome"),
                row.getUUID("actor"),
                row.getUUID("subject"),
                row.getUUID("session"),
                row.getString("ip"),
                row.getString("user_agent"),
                row.getValue("detail") instanceof JsonObject json ? json.getMap() : null,
                row.getLong("position"),
                Optional.ofNullable(row.getBuffer("hash"))
                        .map(hash -> HexFormat.of().formatHex(hash.getBytes()))
                        .orElse(null));
    }
}
