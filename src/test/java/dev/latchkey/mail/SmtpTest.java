package dev.latchkey.mail;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.problem.CannotStart;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is configured of mail must be enough to send some. */
@QuarkusTest
class SmtpTest {
    @Inject
    LinkConfig links;

    @Inject
    Vertx vertx;

    private Smtp smtp(Map<String, String> configured) {
        Map<String, String> all = new HashMap<>(configured);
        all.put("latchkey.mail.host", "localhost");
        MailConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(MailConfig.class)
                .withDefaultValues(all)
                .build()
                .getConfigMapping(MailConfig.class);
        return new Smtp(config, links, vertx);
    }

    private void assertRefused(String reason, Map<String, String> configured) {
        String message = assertThrows(CannotStart.class, smtp(configured)::requireComplete)
                .getMessage();
        assertTrue(message.contains(reason), message);
    }

    @Test
    void aServerWithoutAnAddressThatMailIsFromIsNotEnough() {
        assertRefused("latchkey.mail.from is no address", Map.of());
        assertRefused("latchkey.mail.from is no address", Map.of("latchkey.mail.from", "Latchkey"));
        assertDoesNotThrow(smtp(Map.of("latchkey.mail.from", "latchkey@example.org"))::requireComplete);
    }

    @Test
    void aFileOfAuthoritiesThatIsNotThereIsRefused() {
        assertRefused(
                "latchkey.mail.trust cannot be read",
                Map.of("latchkey.mail.from", "latchkey@example.org", "latchkey.mail.trust", "/none/such.pem"));
    }
}
