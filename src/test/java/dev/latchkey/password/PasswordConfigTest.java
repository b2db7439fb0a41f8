package dev.latchkey.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.password.PasswordConfig.Scheme;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PasswordConfigTest {
    private static PasswordConfig config(String... properties) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().addDiscoveredConverters();
        for (int i = 0; i < properties.length; i += 2) {
            builder.withDefaultValue("latchkey.password." + properties[i], properties[i + 1]);
        }
        SmallRyeConfig config = builder.withMapping(PasswordConfig.class).build();
        return config.getConfigMapping(PasswordConfig.class);
    }

    @Test
    void theDefaultsAreThoseOfTheDesign() {
        PasswordConfig config = config();
        assertEquals(Scheme.ARGON2ID, config.scheme());
        assertEquals(19456, config.argon2().memory());
        assertEquals(2, config.argon2().iterations());
        assertEquals(1, config.argon2().parallelism());
        assertEquals(10, config.bcrypt().cost());
        assertEquals(8, config.minLength());
        assertEquals(Duration.ofSeconds(2), config.deadline());
        assertTrue(config.workers().isEmpty());
        assertTrue(config.rangeApi().isEmpty());
        assertEquals(Duration.ofSeconds(1), config.rangeDeadline());
    }

    @Test
    void thePropertyValuesAreWrittenAsDocumented() {
        assertEquals(Scheme.BCRYPT, config("scheme", "bcrypt").scheme());
        assertEquals(Scheme.ARGON2ID, config("scheme", "argon2id").scheme());
    }

    @Test
    void withoutASettingTheThreadsFitProcessorsAndHeap() {
        int count = HashingThreads.countFor(config());
        assertTrue(count >= 1 && count <= Runtime.getRuntime().availableProcessors(), count + " threads");
        assertEquals(3, HashingThreads.countFor(config("workers", "3")));
        long quarterOfHeap = Runtime.getRuntime().maxMemory() / 4;
        assertTrue(count == 1 || count * 19456L * 1024 <= quarterOfHeap);
    }
}
