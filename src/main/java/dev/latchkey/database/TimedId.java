package dev.latchkey.database;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** UUIDv7 (RFC 9562) of a time that is given, by the injected clock or in the past, so that a span of time is a span of ids. */
public final class TimedId {
    private static final long VERSION = 7L << 12;
    private static final long VARIANT = 2L << 62;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TimedId() {}

    /** Another one each time. */
    public static UUID at(Instant time) {
        return new UUID(
                time.toEpochMilli() << 16 | VERSION | RANDOM.nextInt(1 << 12), VARIANT | RANDOM.nextLong() >>> 2);
    }

    /** Less than every id of this time, in whole milliseconds, or after it. */
    public static UUID before(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }
}
