package dev.latchkey.secret;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where the secrets come from. */
@ConfigMapping(prefix = "latchkey")
public interface SecretConfig {
    /**
     * What private keys are sealed under: at least 32 characters that nobody can guess, the same on every node. Several,
     * newest first, are separated by commas or white space. Needed with a configured database; with the embedded one it is
     * made and kept in the data directory.
     */
    Optional<String> secret();
}
