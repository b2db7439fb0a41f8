package dev.latchkey.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How the audit log is sealed, and how long it is kept. */
@ConfigMapping(prefix = "latchkey.audit")
interface AuditConfig {
    /** How often new events are sealed into the chain. */
    @WithDefault("1s")
    @DurationMin(millis = 100)
    Duration sealEvery();

    /** How long events are kept. */
    @WithDefault("365d")
    @DurationMin(days = 1)
    Duration keep();
}
