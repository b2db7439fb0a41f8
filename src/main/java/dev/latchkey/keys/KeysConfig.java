package dev.latchkey.keys;

import dev.latchkey.setting.AtLeast;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How keys are published and rotated. */
@ConfigMapping(prefix = "latchkey.keys")
public interface KeysConfig {
    /** How long a verifier may keep {@code /.well-known/jwks.json} ({@code Cache-Control: max-age}). */
    @WithDefault("5m")
    @AtLeast(0)
    Duration jwksMaxAge();

    /** How long a key signs before the next one does. */
    @WithDefault("90d")
    @AtLeast(1_000)
    Duration rotateEvery();

    /** How far apart the clocks of nodes and verifiers may be, and a node's notice of a new key may be late. */
    @WithDefault("30s")
    @AtLeast(0)
    Duration skew();
}
