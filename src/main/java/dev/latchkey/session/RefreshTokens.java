package dev.latchkey.session;

import dev.latchkey.keys.KeyRing;
import dev.latchkey.keys.RsaKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Writes and reads refresh tokens: {@code lkr1.<kid>.<session id and counter>.<MAC>}, the MAC an HMAC-SHA256 of all before
 * it. The key is one of the ring's, which a dump of the database does not open; the token itself is kept nowhere.
 */
@ApplicationScoped
public class RefreshTokens {
    private static final Pattern FORM = Pattern.compile("(lkr1\\.([\\w-]{43})\\.([\\w-]{27}))\\.([\\w-]{43})");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyRing keys;

    RefreshTokens(KeyRing keys) {
        this.keys = keys;
    }

    /** The token as its holder gets it. */
    String write(UUID sessionId, int counter, RsaKey key) {
        byte[] content = new RefreshToken(key.kid(), sessionId, counter).content();
        String signed = "lkr1." + key.kid() + "." + BASE64.encodeToString(content);
        return signed + "." + mac(signed, key.refreshKey());
    }

    /** The token in this text, if it is one of ours; whether it still refreshes anything is another question. */
    public Optional<RefreshToken> read(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? keys.find(parts.group(2))
                        .filter(key -> isOurs(key, parts.group(1), parts.group(4)))
                        .map(key -> RefreshToken.of(
                                key.kid(), Base64.getUrlDecoder().decode(parts.group(3))))
                : Optional.empty();
    }

    private static boolean isOurs(RsaKey key, String signed, String mac) {
        return MessageDigest.isEqual(
                mac(signed, key.refreshKey()).getBytes(StandardCharsets.US_ASCII),
                mac.getBytes(StandardCharsets.US_ASCII));
    }

    private static String mac(String signed, SecretKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return BASE64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }
}
