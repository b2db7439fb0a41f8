package dev.latchkey.feed;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of the revocations.
 *
 * @param after what comes before it; null for all that still matters
 * @param to its last position
 */
record FeedRange(@Nullable Long after, long to) {
    boolean isEmpty() {
        return after != null && after == to;
    }

    /** What to ask for next. */
    String next() {
        return new Position(to).toString();
    }

    /** Weak: two answers about the same stretch are signed at different times (RFC 9110, section 8.8.1). */
    String tag() {
        return "W/\"" + (after == null ? "" : new Position(after)) + "." + next() + "\"";
    }
}
