package dev.latchkey.password;

import dev.latchkey.setting.AtLeast;
import dev.latchkey.setting.AtMost;
import dev.latchkey.setting.Matching;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** How passwords are hashed, and how much of the machine that may take. */
@ConfigMapping(prefix = "latchkey.password")
public interface PasswordConfig {
    /** The scheme of new hashes. A hash of another scheme or cost is still checked, and replaced at the next login. */
    @WithDefault("argon2id")
    Scheme scheme();

    /** The cost of argon2id (RFC 9106). */
    Argon2 argon2();

    /** The cost of bcrypt. */
    Bcrypt bcrypt();

    /** The fewest characters of a new password; the most are 256. */
    @WithDefault("8")
    @AtLeast(1)
    @AtMost(PasswordPolicy.MAX_LENGTH)
    int minLength();

    /**
     * Threads that hash. By default one per processor, but no more than fit with their memory into a quarter of the
     * heap.
     */
    @AtLeast(1)
    OptionalInt workers();

    /** How long a password may wait for a thread; where it would wait longer, the request is refused with a 503. */
    @WithDefault("2s")
    @AtLeast(1)
    Duration deadline();

    /**
     * A service that knows leaked passwords, asked as {@code {range-api}/{first five digits of the SHA-1}} about every new
     * one. None is asked if not set.
     */
    @Matching(regexp = "https?://[^?#]*[^?#/]", message = "must be a URL without a slash at its end")
    Optional<String> rangeApi();

    /** How long that service may take; what it has not said by then does not count. */
    @WithDefault("1s")
    @AtLeast(1)
    Duration rangeDeadline();

    /** The schemes that new hashes can have. */
    enum Scheme {
        ARGON2ID,
        BCRYPT
    }

    /** The cost of argon2id (RFC 9106). */
    interface Argon2 {
        /** Memory in KiB, at least 8 for each lane. */
        @WithDefault("19456")
        @AtLeast(8)
        @AtMost(Argon2Hash.Cost.MAX_MEMORY)
        int memory();

        /** Passes over the memory. */
        @WithDefault("2")
        @AtLeast(1)
        @AtMost(Argon2Hash.Cost.MAX_ITERATIONS)
        int iterations();

        /** Lanes of the memory. One thread computes them all, so more of them gain nothing here. */
        @WithDefault("1")
        @AtLeast(1)
        @AtMost(Argon2Hash.Cost.MAX_PARALLELISM)
        int parallelism();
    }

    /** The cost of bcrypt. */
    interface Bcrypt {
        /** The binary logarithm of the rounds. */
        @WithDefault("10")
        @AtLeast(4)
        @AtMost(dev.latchkey.password.Bcrypt.MAX_COST)
        int cost();
    }
}
