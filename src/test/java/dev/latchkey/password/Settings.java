package dev.latchkey.password;

import java.time.Duration;
import java.util.OptionalInt;

/** A configuration made by hand, cheap enough for tests. */
record Settings(Scheme scheme, Argon2 argon2, Bcrypt bcrypt, int minLength, OptionalInt workers, Duration deadline)
        implements PasswordConfig {

    record Argon2Cost(int memory, int iterations, int parallelism) implements PasswordConfig.Argon2 {}

    record BcryptCost(int cost) implements PasswordConfig.Bcrypt {}

    static Settings with(Scheme scheme) {
        return new Settings(
                scheme, new Argon2Cost(64, 1, 1), new BcryptCost(4), 8, OptionalInt.of(2), Duration.ofSeconds(30));
    }

    static Settings of(int workers, Duration deadline) {
        Settings base = with(Scheme.ARGON2ID);
        return new Settings(base.scheme, base.argon2, base.bcrypt, base.minLength, OptionalInt.of(workers), deadline);
    }
}
