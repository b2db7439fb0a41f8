package dev.latchkey.database;

import org.jspecify.annotations.Nullable;

/** Why Latchkey cannot start, in one line that says what to do. Its reader is the operator, who needs no stack trace. */
public final class CannotStart extends RuntimeException {
    static final String CONFIGURE_ONE =
            "Name a PostgreSQL to work with: LATCHKEY_DATABASE_URL=postgresql://host:5432/name.";
    private static final long serialVersionUID = 1L;

    CannotStart(String reason) {
        this(reason, null);
    }

    CannotStart(String reason, @Nullable Throwable cause) {
        super("Latchkey cannot start: " + reason, cause);
    }
}
