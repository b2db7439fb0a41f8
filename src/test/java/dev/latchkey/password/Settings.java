package dev.latchkey.password;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** A configuration made by hand, cheap enough for tests. */
record Settings(
        Scheme scheme,
        Argon2 argon2,
        Bcrypt bcrypt,
        int minLength,
        OptionalInt workers,
        Duration deadline,
        Optional<String> rangeApi,
        Duration rangeDeadline)
        implements PasswordConfig {

    record Argon2Cost(int memory, int iterations, int parallelism) implements PasswordConfig.Argon2 {}

    record BcryptCost(int cost) implements PasswordConfig.Bcrypt {}

    static Settings with(Scheme scheme) {
        return with(scheme, 8, 2, Duration.ofSeconds(30));
    }

    static Settings of(int workers, Duration deadline) {
        return with(Scheme.ARGON2ID, 8, workers, deadline);
    }

    static Settings ofCost(int memory, int iterations, int parallelism) {
        Settings base = with(Scheme.ARGON2ID);
        return new Settings(
                base.scheme,
                new Argon2Cost(memory, iterations, parallelism),
                base.bcrypt,
                base.minLength,
                base.workers,
                base.deadline,
                base.rangeApi,
                base.rangeDeadline);
    }

    static Settings ofMinLength(int minLength) {
        return with(Scheme.ARGON2ID, minLength, 2, Duration.ofSeconds(30));
    }

    static Settings ofRangeApi(String url, Duration deadline) {
        Settings base = with(Scheme.ARGON2ID);
        return new Settings(
                base.scheme,
                base.argon2,
                base.bcrypt,
                base.minLength,
                base.workers,
                base.deadline,
                Optional.of(url),
                deadline);
    }

    private static Settings with(Scheme scheme, int minLength, int workers, Duration deadline) {
        return new Settings(
                scheme,
                new Argon2Cost(64, 1, 1),
                new BcryptCost(4),
                minLength,
                OptionalInt.of(workers),
                deadline,
                Optional.empty(),
                Duration.ofSeconds(1));
    }
}
