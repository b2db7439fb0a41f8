package dev.latchkey.audit;

import dev.latchkey.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What the chain is made with, by HMAC-SHA-256: whoever does not have it cannot make a link. */
final class ChainKey {
    private static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";
    private static final String CONTEXT = "audit chain";
    private static final byte EVENT = 1;
    private static final byte ENDS = 2;
    private static final int ABSENT = -1;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HexFormat HEX = HexFormat.of();

    private final SecretKeySpec key;

    private ChainKey(byte[] bytes) {
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    static ChainKey random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new ChainKey(bytes);
    }

    static ChainKey open(byte[] sealed, Secret secret) throws GeneralSecurityException {
        return new ChainKey(secret.open(sealed, CONTEXT));
    }

    byte[] seal(Secret secret) {
        return secret.seal(key.getEncoded(), CONTEXT);
    }

    /** The link after this one: over its hash, the next position, and the event's fields, each with its length before it. */
    Link next(Link before, List<@Nullable String> fields) {
        Mac mac = begin(EVENT);
        long position = before.position() + 1;
        mac.update(bytes(before.hash()));
        mac.update(bytes(position));
        fields.forEach(field -> add(field, mac));
        return new Link(position, HEX.formatHex(mac.doFinal()));
    }

    /** What only the holder of the key can say of where the chain begins and ends. */
    String mac(Link anchor, Link head) {
        Mac mac = begin(ENDS);
        mac.update(bytes(anchor.position()));
        mac.update(bytes(anchor.hash()));
        mac.update(bytes(head.position()));
        mac.update(bytes(head.hash()));
        return HEX.formatHex(mac.doFinal());
    }

    private Mac begin(byte what) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(what);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every JDK", e);
        }
    }

    private static void add(@Nullable String field, Mac mac) {
        byte[] text = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(field == null ? ABSENT : text.length)
                .flip());
        mac.update(text);
    }

    /** Of a hash in the database that is none, something that no link has. */
    private static byte[] bytes(String hash) {
        return hash.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }
}
