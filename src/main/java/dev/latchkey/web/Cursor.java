package dev.latchkey.web;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a page ends: the id of its last item, opaque to clients so that what it holds may change with the version byte.
 *
 * @param id the UUIDv7 of the last item
 */
record Cursor(UUID id) {
    private static final byte VERSION = 1;
    private static final int LENGTH = 1 + 2 * Long.BYTES;

    static Optional<Cursor> parse(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            boolean readable = bytes.limit() == LENGTH && bytes.get() == VERSION;
            return readable ? Optional.of(new Cursor(new UUID(bytes.getLong(), bytes.getLong()))) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH).put(VERSION);
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
