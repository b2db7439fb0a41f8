package dev.latchkey.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class BoundsTest {
    @ConfigMapping(prefix = "tried")
    interface Tried {
        @WithDefault("2")
        @AtLeast(1)
        @AtMost(3)
        int loginAttempts();

        @AtLeast(1)
        OptionalInt workers();

        @WithDefault("1s")
        @AtLeast(1_000)
        Duration deadline();

        @Matching(regexp = "https?://.*", message = "must be a URL")
        Optional<String> place();

        Group group();

        interface Group {
            @WithDefault("8")
            @AtLeast(8)
            int memory();
        }
    }

    private static Tried config(String property, String value) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().addDiscoveredConverters();
        builder.withDefaultValue("tried." + property, value).withCustomizers(new CheckedSettings());
        return builder.withMapping(Tried.class).build().getConfigMapping(Tried.class);
    }

    private static void assertRefused(String property, String value, String reason) {
        ConfigValidationException refusal =
                assertThrows(ConfigValidationException.class, () -> config(property, value));
        assertEquals("tried." + property + " " + reason, refusal.getProblem(0).getMessage());
    }

    @Test
    void whatIsWithinItsBoundsIsTaken() {
        assertEquals(3, config("login-attempts", "3").loginAttempts());
        assertEquals(1, config("workers", "1").workers().orElseThrow());
        assertTrue(config("deadline", "1s").place().isEmpty());
    }

    @Test
    void whatIsNotIsRefusedByTheNameOfItsProperty() {
        assertRefused("login-attempts", "0", "must be at least 1, and is 0");
        assertRefused("login-attempts", "4", "must be at most 3, and is 4");
        assertRefused("workers", "0", "must be at least 1, and is 0");
        assertRefused("deadline", "999ms", "must be at least 1000 ms, and is 999 ms");
        assertRefused("place", "here", "must be a URL");
        assertRefused("group.memory", "7", "must be at least 8, and is 7");
    }

    @Test
    void everyConfigurationIsChecked() {
        assertTrue(ServiceLoader.load(SmallRyeConfigBuilderCustomizer.class).stream()
                .anyMatch(found -> found.type() == CheckedSettings.class));
    }
}
