package dev.latchkey.revocation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What a node has read of the database, and believes while it knows of all revocations. Whoever keeps it is a {@link Memory}, and
 * passes on what is to be forgotten.
 */
public final class Remembered<K, V> {
    /** An operator's TRUNCATE fires no trigger. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Revocations revocations;
    private final Cache<K, V> values;
    private final AtomicLong forgotten = new AtomicLong();

    /** Remembers so many at most. */
    public Remembered(Revocations revocations, long most) {
        this.revocations = revocations;
        this.values = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterWrite(LONGEST)
                .build();
    }

    /** Null where it is not remembered, or where memory is not to be believed. */
    public @Nullable V find(K key) {
        return revocations.areKnown() ? values.getIfPresent(key) : null;
    }

    /**
     * Remembers what comes of reading it. The database has the last word, a refusal too: it may know more than this node. Only
     * where something was forgotten meanwhile, nothing is kept: it may have been this, just after it was read.
     */
    public Uni<@Nullable V> read(K key, Uni<@Nullable V> reading) {
        return Uni.createFrom().deferred(() -> {
            long before = forgotten.get();
            return reading.invoke(read -> remember(key, read, before));
        });
    }

    private void remember(K key, @Nullable V read, long before) {
        values.asMap().compute(key, (same, known) -> forgotten.get() == before ? read : null);
        if (forgotten.get() != before) {
            values.invalidate(key); // to forget all overlooks an entry that is just being made
        }
    }

    /** Puts one value in place of another, unless that was forgotten meanwhile. */
    public void replace(K key, V old, V changed) {
        var unused = values.asMap().replace(key, old, changed);
    }

    public void forget(K key) {
        forgotten.incrementAndGet();
        values.invalidate(key);
    }

    public void forgetAll() {
        forgotten.incrementAndGet();
        values.invalidateAll();
    }
}
