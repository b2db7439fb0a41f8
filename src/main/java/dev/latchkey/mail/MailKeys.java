package dev.latchkey.mail;

import dev.latchkey.secret.SecretSource;
import dev.latchkey.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Names whom mails are counted for without giving them away. The key comes from the operator's secret. */
@ApplicationScoped
class MailKeys {
    private final SecretKey macKey;

    MailKeys(SecretSource source) {
        macKey = source.secrets().newest().derive("latchkey mail counts");
    }

    UUID ofKind(MailKind kind, String recipient) {
        return of("kind:" + kind.slug() + ":" + Users.folded(recipient));
    }

    UUID ofRecipient(String budget, String recipient) {
        return of("recipient:" + budget + ":" + Users.folded(recipient));
    }

    UUID ofAccount(String budget, UUID userId) {
        return of("account:" + budget + ":" + userId);
    }

    private UUID of(String counted) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(macKey);
            ByteBuffer digest = ByteBuffer.wrap(mac.doFinal(counted.getBytes(StandardCharsets.UTF_8)));
            return new UUID(digest.getLong(), digest.getLong());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }
}
