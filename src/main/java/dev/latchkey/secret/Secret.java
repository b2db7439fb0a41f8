package dev.latchkey.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The operator's secret: seals what the database may not show, by AES-256-GCM under a key derived from it (HKDF-SHA256,
 * RFC 5869). A sealed text opens only in the context that it was sealed for.
 */
public final class Secret {
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String HMAC = "HmacSHA256";
    private static final int HMAC_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] material;
    private final SecretKeySpec sealingKey;
    private final String id;

    /** The secret of this text, which nobody can guess. */
    public Secret(String text) {
        material = text.getBytes(StandardCharsets.UTF_8);
        sealingKey = new SecretKeySpec(derive(material, "latchkey sealing key", 32), "AES");
        id = HexFormat.of().formatHex(derive(material, "latchkey secret id", 8));
    }

    /** Tells secrets apart and gives nothing of them away. */
    public String id() {
        return id;
    }

    /** A key of its own for HmacSHA256, for one purpose; the same wherever the secret is. */
    public SecretKey derive(String purpose) {
        return new SecretKeySpec(derive(material, purpose, 32), HMAC);
    }

    /** Opens only under this secret and in this context. */
    public byte[] seal(byte[] plain, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plain);
            return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM cannot seal", e);
        }
    }

    /** The plain text; fails when this is not the secret, or not the context, that it was sealed with. */
    public byte[] open(byte[] sealed, String context) throws GeneralSecurityException {
        if (sealed.length < 1 + NONCE_BYTES + TAG_BITS / Byte.SIZE || sealed[0] != VERSION) {
            throw new GeneralSecurityException("not in a known sealed form");
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, nonce, context)
                .doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, sealingKey, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /**
     * RFC 5869, without a salt and for one block at most. By the JDK alone: the jar of Bouncy Castle is signed, and to verify
     * that takes each start a quarter of a second.
     */
    private static byte[] derive(byte[] material, String purpose, int length) {
        byte[] key = hmac(new byte[HMAC_BYTES], material);
        byte[] block = hmac(key, (purpose + '\1').getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(block, length);
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC is part of every JDK", e);
        }
    }
}
