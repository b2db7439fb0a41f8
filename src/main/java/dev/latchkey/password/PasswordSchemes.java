package dev.latchkey.password;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;

/** The schemes that stored hashes may have, and the one of new hashes. Made at the start, so that a cost that cannot be stops it. */
@Startup
@ApplicationScoped
class PasswordSchemes {
    private final Argon2id argon2id;
    private final Bcrypt bcrypt;
    private final PasswordScheme configured;

    PasswordSchemes(PasswordConfig config, Argon2Functions functions) {
        argon2id = new Argon2id(config.argon2(), functions);
        bcrypt = new Bcrypt(config.bcrypt().cost());
        configured = switch (config.scheme()) {
            case ARGON2ID -> argon2id;
            case BCRYPT -> bcrypt;
        };
    }

    PasswordScheme configured() {
        return configured;
    }

    /** The stored hash, if a scheme can read it: a stored string says itself how it is to be checked. */
    Optional<PasswordScheme.Stored> read(String stored) {
        return Stream.of(argon2id.read(stored), bcrypt.read(stored))
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    boolean isCurrent(PasswordScheme.Stored hash) {
        return hash.scheme() == configured && hash.isCurrent();
    }
}
