package dev.latchkey.keys;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How keys are published. */
@ConfigMapping(prefix = "latchkey.keys")
public interface KeysConfig {
    /** How long a verifier may keep {@code /.well-known/jwks.json} ({@code Cache-Control: max-age}). */
    @WithDefault("5m")
    Duration jwksMaxAge();
}
