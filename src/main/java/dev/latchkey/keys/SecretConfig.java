package dev.latchkey.keys;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where the secret comes from. */
@ConfigMapping(prefix = "latchkey")
interface SecretConfig {
    /**
     * What private keys are sealed under: at least 32 characters that nobody can guess, the same on every node. Needed
     * with a configured database; with the embedded one it is made and kept in the data directory.
     */
    Optional<String> secret();
}
