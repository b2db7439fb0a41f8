package dev.latchkey.throttle;

import dev.latchkey.secret.SecretSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Names what is counted without giving it away: who reads the table learns neither addresses nor what was typed in place of
 * them. The key comes from the operator's secret, so a new secret forgets all counts.
 */
@ApplicationScoped
class CountedKeys {
    private final SecretKey macKey;

    CountedKeys(SecretSource source) {
        macKey = source.secrets().newest().derive("latchkey throttle");
    }

    UUID of(Rule rule, String... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(macKey);
            mac.update(rule.toString().getBytes(StandardCharsets.UTF_8));
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                mac.update(bytes);
            }
            ByteBuffer digest = ByteBuffer.wrap(mac.doFinal());
            return new UUID(digest.getLong(), digest.getLong());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }
}
