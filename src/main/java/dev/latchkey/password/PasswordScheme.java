package dev.latchkey.password;

import org.jspecify.annotations.Nullable;

/** A way to hash passwords, at the configured cost. */
sealed interface PasswordScheme permits Argon2id, Bcrypt {
    /** As in {@code latchkey.password.scheme}. */
    String name();

    /** Why the scheme cannot hash this password, as the end of a sentence that starts with its field; null if it can. */
    @Nullable
    String objectionTo(Cleartext password);

    /** A new hash with a new salt, to be stored as it is. */
    String hash(Cleartext password);

    /** The stored hash; null if it is not of this scheme, is malformed or costs more than any check may. */
    @Nullable
    Stored read(String stored);

    /** A hash at the configured cost that no password matches. */
    Stored decoy();

    /** How many hashes it takes to check this password. */
    int computations(Cleartext password);

    /** A stored hash that was read. */
    interface Stored {
        PasswordScheme scheme();

        /** The scheme and the cost: the same for hashes that take as long as each other to check. */
        String kind();

        /** Whether its cost is the one configured. */
        boolean isCurrent();

        /** Compares in constant time, and takes as long for a password that the scheme cannot hash. */
        boolean matches(Cleartext password);
    }
}
