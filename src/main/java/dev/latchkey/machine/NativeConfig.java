package dev.latchkey.machine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether the machine's own instructions may be used. */
@ConfigMapping(prefix = "latchkey.native")
public interface NativeConfig {
    /**
     * Whether libraries in the machine's own code are used where they load: they hash and sign faster than Java's, which stand
     * in for them everywhere else.
     */
    @WithDefault("true")
    boolean enabled();

    /** Whether a hashing thread keeps its memory from one hash to the next where a library would take new one for each. */
    @WithDefault("true")
    boolean keepsMemory();
}
