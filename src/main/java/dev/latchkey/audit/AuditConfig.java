package dev.latchkey.audit;

import dev.latchkey.setting.AtLeast;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the audit log is sealed, and how long it is kept. */
@ConfigMapping(prefix = "latchkey.audit")
interface AuditConfig {
    /** How often new events are sealed into the chain. */
    @WithDefault("1s")
    @AtLeast(1000)
    Duration sealEvery();

    /** How long events are kept. */
    @WithDefault("365d")
    @AtLeast(24 * 60 * 60 * 1000)
    Duration keep();
}
