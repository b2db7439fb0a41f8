package dev.latchkey.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the audit log is sealed, and how long it is kept. */
@ConfigMapping(prefix = "latchkey.audit")
interface AuditConfig {
    /** How often new events are sealed into the chain. */
    @WithDefault("1s")
    Duration sealEvery();

    /** How long events are kept. */
    @WithDefault("365d")
    Duration keep();
}
