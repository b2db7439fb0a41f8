package dev.latchkey.revocation;

import dev.latchkey.setting.AtLeast;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many may wait for revocations. */
@ConfigMapping(prefix = "latchkey.revocations")
interface RevocationsConfig {
    /** How many requests for the feed a node lets wait at once; the others are answered at once. */
    @WithDefault("1000")
    @AtLeast(0)
    int waiting();
}
