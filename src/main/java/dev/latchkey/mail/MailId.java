package dev.latchkey.mail;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** UUIDv7 (RFC 9562) of the time of the mail, by the injected clock. */
final class MailId {
    private static final long VERSION = 7L << 12;
    private static final long VARIANT = 2L << 62;
    private static final SecureRandom RANDOM = new SecureRandom();

    private MailId() {}

    static UUID at(Instant time) {
        return new UUID(
                time.toEpochMilli() << 16 | VERSION | RANDOM.nextInt(1 << 12), VARIANT | RANDOM.nextLong() >>> 2);
    }
}
