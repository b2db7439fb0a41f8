package dev.latchkey.revocation;

import io.vertx.sqlclient.Row;
import java.util.Locale;

/**
 * Something that stopped to hold.
 *
 * @param position counts revocations in the order in which they were committed
 * @param subject the id of the session or user, or the {@code kid} of the key
 */
public record Revocation(long position, Kind kind, String subject) {
    static Revocation of(Row row) {
        return new Revocation(row.getLong("position"), Kind.named(row.getString("kind")), row.getString("subject"));
    }

    /** What it was. */
    public enum Kind {
        SESSION_ENDED,
        /** What its user may do has changed. */
        SESSION_CHANGED,
        /** Disabled or deleted; the sessions are named one by one besides. */
        USER_ENDED,
        /** Looks otherwise, to whoever shows it: no news for services elsewhere. */
        USER_CHANGED,
        KEY_ENDED,
        /** One was added, or its times were set. */
        KEYS_CHANGED;

        boolean isForAll() {
            return this != USER_CHANGED;
        }

        public static Kind named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
