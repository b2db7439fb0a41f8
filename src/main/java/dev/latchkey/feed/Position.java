package dev.latchkey.feed;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/**
 * How far somebody has followed the revocations, opaque to clients so that what it holds may change with the version byte.
 *
 * @param number that of the last revocation, in the order in which they were committed
 */
record Position(long number) {
    private static final byte VERSION = 1;
    private static final int LENGTH = 1 + Long.BYTES;

    static Optional<Position> parse(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            boolean readable = bytes.limit() == LENGTH && bytes.get() == VERSION;
            return readable
                    ? Optional.of(new Position(bytes.getLong())).filter(read -> read.number >= 0)
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        byte[] bytes = ByteBuffer.allocate(LENGTH).put(VERSION).putLong(number).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
