package dev.latchkey.user;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/**
 * What a login is held against.
 *
 * @param passwordHash in PHC or modular-crypt form
 * @param passwordVersion counts the changes of the password; whoever starts a session names the one that was checked
 */
public record Credentials(
        UUID userId, String passwordHash, int passwordVersion, boolean enabled, boolean emailVerified) {
    static final String MEMBERS = "id, password_hash, password_version, enabled, email_verified";

    static Credentials of(Row row) {
        return new Credentials(
                row.getUUID("id"),
                row.getString("password_hash"),
                row.getInteger("password_version"),
                row.getBoolean("enabled"),
                row.getBoolean("email_verified"));
    }

    /** Keeps the hash out of every log. */
    @Override
    public String toString() {
        return "Credentials of " + userId;
    }
}
