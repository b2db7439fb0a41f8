package dev.latchkey.onetime;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A mailed link that is good yet, as its user has it in their download: all but what it is made with. */
@Schema(name = "OwnLink")
public record OwnLink(
        @Schema(examples = "email-change") String purpose,
        @Schema(examples = "ada@example.org") String email,
        Instant createdAt,
        Instant expiresAt) {
    static final OwnLink BEFORE_ALL = new OwnLink("", "", Instant.EPOCH, Instant.EPOCH);

    static OwnLink of(Row row) {
        return new OwnLink(
                row.getString("purpose"),
                row.getString("email"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant());
    }
}
