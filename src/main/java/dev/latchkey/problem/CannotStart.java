package dev.latchkey.problem;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Why Latchkey cannot start, in one line that says what to do. Its reader is the operator, who needs no stack trace: thrown
 * anywhere in the start, it is printed alone and the process ends with 1. It has no cause, since Quarkus prints the root.
 */
public final class CannotStart extends ConfigurationException {
    private static final long serialVersionUID = 1L;

    public CannotStart(String reason) {
        super("Latchkey cannot start: " + reason);
    }

    /** The same, where working with a configured database would help. */
    public static CannotStart withoutDatabase(String reason) {
        return new CannotStart(
                reason + " Name a PostgreSQL to work with: LATCHKEY_DATABASE_URL=postgresql://host:5432/name.");
    }
}
