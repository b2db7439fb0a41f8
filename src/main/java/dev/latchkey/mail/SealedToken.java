package dev.latchkey.mail;

import dev.latchkey.secret.Secret;
import dev.latchkey.secret.Secrets;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The token of a mail's link, as the outbox keeps it: who reads the database cannot follow the link, nor can a token be moved to
 * another mail.
 *
 * @param sealed empty where the mail has none
 * @param under the id of the secret, empty where there is no token
 */
record SealedToken(Buffer sealed, String under) {
    private static final SealedToken NONE = new SealedToken(Buffer.buffer(), "");

    static SealedToken of(@Nullable String token, UUID mailId, Secrets secrets) {
        if (token == null) {
            return NONE;
        }
        Secret secret = secrets.newest();
        byte[] sealed = secret.seal(token.getBytes(StandardCharsets.UTF_8), context(mailId));
        return new SealedToken(Buffer.buffer(sealed), secret.id());
    }

    /** The token; empty where the secret is gone, or what was sealed is another's. */
    Optional<String> open(UUID mailId, Secrets secrets) {
        return secrets.withId(under).flatMap(secret -> open(mailId, secret));
    }

    private Optional<String> open(UUID mailId, Secret secret) {
        try {
            return Optional.of(new String(secret.open(sealed.getBytes(), context(mailId)), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static String context(UUID mailId) {
        return "latchkey mail token " + mailId;
    }
}
