package dev.latchkey.oauth2;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.problem.CannotStart;
import dev.latchkey.token.IntrospectionConfig;
import io.quarkus.runtime.StartupEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResourceServerTest {
    @Test
    void aShortSecretStopsTheStart() {
        CannotStart refusal = assertThrows(CannotStart.class, () -> start("a".repeat(31)));
        assertEquals(
                "Latchkey cannot start: latchkey.introspection.client-secret is shorter than 32 characters. Make one:"
                        + " openssl rand -base64 32",
                refusal.getMessage());
        assertDoesNotThrow(() -> start("a".repeat(32)));
    }

    @Test
    void withoutASecretThereIsNone() {
        ResourceServer none = new ResourceServer(new Settings(Optional.empty()));
        none.check(new StartupEvent());
        assertFalse(none.isConfigured());
        assertFalse(none.isSpeaking("Basic cmVzb3VyY2Utc2VydmVyOg==")); // resource-server:
    }

    private static void start(String secret) {
        new ResourceServer(new Settings(Optional.of(secret))).check(new StartupEvent());
    }

    private record Settings(Optional<String> clientSecret) implements IntrospectionConfig {
        @Override
        public String clientId() {
            return "resource-server";
        }
    }
}
