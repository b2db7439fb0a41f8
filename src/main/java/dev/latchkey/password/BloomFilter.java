package dev.latchkey.password;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.stream.IntStream;

/**
 * A set of texts in few bytes. It knows every text that is in it, and now and then one that is not. A text is in it where
 * sixteen bits are set, at the places that the sixteen ints of the text's SHA-512 say.
 */
final class BloomFilter {
    private final byte[] bytes;

    /** The filter that these bytes are, which are not copied. */
    BloomFilter(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean mayContain(String text) {
        return places(text).allMatch(this::isSet);
    }

    void add(String text) {
        places(text).forEach(place -> bytes[place >> 3] |= (byte) (1 << (place & 7)));
    }

    private boolean isSet(int place) {
        return (bytes[place >> 3] & 1 << (place & 7)) != 0;
    }

    private IntStream places(String text) {
        IntBuffer hash = ByteBuffer.wrap(sha512(text)).asIntBuffer();
        return IntStream.range(0, hash.capacity())
                .map(number -> Integer.remainderUnsigned(hash.get(number), bytes.length * 8));
    }

    private static byte[] sha512(String text) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-512 is part of every JDK", e);
        }
    }
}
