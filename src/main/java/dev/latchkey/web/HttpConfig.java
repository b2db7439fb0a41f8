package dev.latchkey.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How much of the server one request may take. */
@ConfigMapping(prefix = "latchkey.http")
interface HttpConfig {
    /** How long a request may take before its answer begins; then it is answered with a 503, or with a 408 if it has not even arrived. */
    @WithDefault("4500ms")
    Duration deadline();

    /** The paths, each with all below it, that the deadline does not bind: live views and long polls. */
    @WithDefault("/q/dev-ui,/.well-known/revocations")
    List<String> deadlineExempt();

    /** The largest request body; a larger one is answered with a 413. */
    @WithDefault("64K")
    MemorySize maxBody();
}
