package dev.latchkey.keys;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where the secret comes from. */
@ConfigMapping(prefix = "latchkey")
interface SecretConfig {
    /** What private keys are sealed under: at least 32 characters that nobody can guess. Made and kept in the data folder where the database is the embedded one. */
    Optional<String> secret();

    /** The data folder. */
    @WithDefault(".latchkey")
    Path data();
}
