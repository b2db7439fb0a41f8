package dev.latchkey.session;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * The right to refresh a session once.
 *
 * @param kid the key that it is made with
 * @param counter how many refreshes of the session there were before
 */
public record RefreshToken(String kid, UUID sessionId, int counter) {
    static final int BYTES = Long.BYTES + Long.BYTES + Integer.BYTES;

    byte[] content() {
        return ByteBuffer.allocate(BYTES)
                .putLong(sessionId.getMostSignificantBits())
                .putLong(sessionId.getLeastSignificantBits())
                .putInt(counter)
                .array();
    }

    static RefreshToken of(String kid, ByteBuffer bytes) {
        return new RefreshToken(kid, new UUID(bytes.getLong(), bytes.getLong()), bytes.getInt());
    }
}
