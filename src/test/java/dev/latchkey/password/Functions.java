package dev.latchkey.password;

import dev.latchkey.machine.Machine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Implementations of argon2id, without the application. */
final class Functions {
    private Functions() {}

    static Argon2Functions fastest(PasswordConfig config) {
        return functions(config, true);
    }

    static Argon2Functions inJava(PasswordConfig config) {
        return functions(config, false);
    }

    private static Argon2Functions functions(PasswordConfig config, boolean mayBeNative) {
        return new Argon2Functions(config, new Machine(mayBeNative).libraries(), new SimpleMeterRegistry());
    }
}
