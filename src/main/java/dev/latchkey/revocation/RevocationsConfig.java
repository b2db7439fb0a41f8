package dev.latchkey.revocation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.PositiveOrZero;

/** How many may wait for revocations. */
@ConfigMapping(prefix = "latchkey.revocations")
interface RevocationsConfig {
    /** How many requests for the feed a node lets wait at once; the others are answered at once. */
    @WithDefault("1000")
    @PositiveOrZero
    int waiting();
}
