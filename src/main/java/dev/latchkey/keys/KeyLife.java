package dev.latchkey.keys;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The two instants that tell a key's phases. They are set when the key is planned, so that no node need be there then. */
interface KeyLife {
    /** From the one that began first; of two at once, every node takes the same order. */
    Comparator<KeyLife> AGE = Comparator.comparing(KeyLife::signsFrom).thenComparing(KeyLife::kid);

    String kid();

    Instant signsFrom();

    @Nullable
    Instant verifiesUntil();

    default boolean verifiesAt(Instant now) {
        Instant end = verifiesUntil();
        return end == null || now.isBefore(end);
    }

    default boolean hasBegunAt(Instant now) {
        return !signsFrom().isAfter(now);
    }
}
