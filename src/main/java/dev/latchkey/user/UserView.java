package dev.latchkey.user;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A user as the API shows one. */
@Schema(name = "User")
public record UserView(
        UUID id,
        @Schema(examples = "ada@example.org") String email,
        @Schema(examples = "ada", nullable = true) @Nullable String username,
        @Schema(examples = "Ada Lovelace") String name,
        Set<Role> roles,
        boolean emailVerified,
        boolean enabled,
        Instant createdAt,
        Instant updatedAt) {

    static final String MEMBERS = "id, email, username, name, roles, email_verified, enabled, created_at, updated_at";

    static UserView of(Row row) {
        return new UserView(
                row.getUUID("id"),
                row.getString("email"),
                row.getString("username"),
                row.getString("name"),
                Role.named(row.getArrayOfStrings("roles")),
                row.getBoolean("email_verified"),
                row.getBoolean("enabled"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    public static UserView of(User user) {
        return new UserView(
                user.id,
                user.email,
                user.username,
                user.name,
                user.roles(),
                user.emailVerified,
                user.enabled,
                user.createdAt,
                user.updatedAt);
    }
}
