package dev.latchkey.connection;

import java.time.Duration;
import java.util.stream.LongStream;

/** How long each thing may take that a client does, in nanoseconds. */
record Patience(long head, long keepAlive, long read) {
    private static final long SELDOM = Duration.ofSeconds(1).toNanos();
    private static final int FRACTION = 4;

    static Patience of(ConnectionConfig config) {
        return new Patience(
                config.headDeadline().toNanos(),
                config.keepAlive().toNanos(),
                config.readDeadline().toNanos());
    }

    /** How often to look whether somebody has taken longer, in nanoseconds. */
    long round() {
        return LongStream.of(head / FRACTION, keepAlive / FRACTION, read / FRACTION, SELDOM)
                .min()
                .orElse(SELDOM);
    }
}
