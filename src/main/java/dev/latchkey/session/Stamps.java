package dev.latchkey.session;

import dev.latchkey.keys.KeyRing;
import dev.latchkey.keys.RsaKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Writes and reads texts that only Latchkey can make: {@code <kind>.<kid>.<content>.<MAC>}, the MAC an HMAC-SHA256 of all
 * before it, so that no kind passes for another. The key is one of the ring's, which a dump of the database does not open;
 * the text itself is kept nowhere.
 */
@ApplicationScoped
public class Stamps {
    private static final Pattern FORM = Pattern.compile("((\\w{4})\\.([\\w-]{43})\\.([\\w-]{1,64}))\\.([\\w-]{43})");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyRing keys;

    Stamps(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * What a stamp of ours vouches for.
     *
     * @param kid the key that it was made with
     */
    public record Stamped(String kid, ByteBuffer content) {}

    /** The text, as its holder gets it. */
    public String write(String kind, byte[] content, RsaKey key) {
        String signed = kind + "." + key.kid() + "." + BASE64.encodeToString(content);
        return signed + "." + mac(signed, key.macKey());
    }

    /** What is in this text, if it is one of ours, of this kind and of so many bytes. */
    public Optional<Stamped> read(String kind, int length, String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches() && parts.group(2).equals(kind)
                ? keys.find(parts.group(3))
                        .filter(key -> isOurs(key, parts.group(1), parts.group(5)))
                        .map(key -> new Stamped(
                                key.kid(),
                                ByteBuffer.wrap(Base64.getUrlDecoder().decode(parts.group(4)))))
                        .filter(stamped -> stamped.content().remaining() == length)
                : Optional.empty();
    }

    private static boolean isOurs(RsaKey key, String signed, String mac) {
        return MessageDigest.isEqual(
                mac(signed, key.macKey()).getBytes(StandardCharsets.US_ASCII), mac.getBytes(StandardCharsets.US_ASCII));
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
