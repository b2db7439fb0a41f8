package dev.latchkey.audit;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** UUIDv7 (RFC 9562) of the time of an event, and not of the machine, so that a span of time is a span of ids. */
final class EventId {
    private static final long VERSION = 7L << 12;
    private static final long VARIANT = 2L << 62;
    private static final SecureRandom RANDOM = new SecureRandom();

    private EventId() {}

    /** Another one each time. */
    static UUID at(Instant time) {
        return new UUID(
                time.toEpochMilli() << 16 | VERSION | RANDOM.nextInt(1 << 12), VARIANT | RANDOM.nextLong() >>> 2);
    }

    /** Less than every id of an event at this time, in whole milliseconds, or after it. */
    static UUID before(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }
}
