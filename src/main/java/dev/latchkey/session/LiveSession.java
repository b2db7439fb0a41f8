package dev.latchkey.session;

import dev.latchkey.user.Role;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session that has not ended, as it was when the database was asked. */
record LiveSession(Caller caller, Instant lastUsedAt, Instant expiresAt) {
    static @Nullable LiveSession of(UUID sessionId, RowSet<Row> rows) {
        for (Row row : rows) {
            Caller caller = new Caller(row.getUUID("user_id"), sessionId, Role.named(row.getArrayOfStrings("roles")));
            return new LiveSession(
                    caller,
                    row.getOffsetDateTime("last_used_at").toInstant(),
                    row.getOffsetDateTime("expires_at").toInstant());
        }
        return null;
    }
}
