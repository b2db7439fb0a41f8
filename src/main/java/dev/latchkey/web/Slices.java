package dev.latchkey.web;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** A list of any length as a stream, read by keyset: whoever does not ask for more has one slice in memory. */
public final class Slices<K, T> {
    /** How many items a slice has, but for the last one. A post can have 80 KB, and some may read slowly at a time. */
    public static final int SIZE = 20;

    private static final UUID BELOW_ALL = new UUID(0, 0);
    private static final Duration LIMIT = Duration.ofSeconds(4);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Function<K, Uni<List<T>>> read;
    private final Function<T, K> key;
    /** Who asks for the next slice may be on the connection's own context, which no database session may be kept in. */
    private final Executor caller = CallersContext.now();

    private K last;

    private Slices(K belowAll, Function<K, Uni<List<T>>> read, Function<T, K> key) {
        this.read = read;
        this.key = key;
        last = belowAll;
    }

    /**
     * The slices of a list, each read when it is asked for. Fails as the reading does, and with {@code unavailable} where
     * that takes more than four seconds.
     *
     * @param read the first {@link #SIZE} items whose id is greater than the one given, in the order of ids; fewer only
     *     where there are no more
     * @param id an item's UUIDv7
     */
    public static <T> Multi<List<T>> of(Function<UUID, Uni<List<T>>> read, Function<T, UUID> id) {
        return of(BELOW_ALL, read, id);
    }

    /**
     * The same, of a list in another order.
     *
     * @param belowAll less than every item's key
     * @param key what of an item the order is by
     */
    public static <K, T> Multi<List<T>> of(K belowAll, Function<K, Uni<List<T>>> read, Function<T, K> key) {
        return Multi.createFrom().deferred(() -> new Slices<>(belowAll, read, key).all());
    }

    private Multi<List<T>> all() {
        return Multi.createBy().repeating().uni(this::next).whilst(slice -> slice.size() == SIZE);
    }

    private Uni<List<T>> next() {
        return Uni.createFrom()
                .deferred(() -> read.apply(last))
                .runSubscriptionOn(caller)
                .invoke(this::advance)
                .ifNoItem()
                .after(LIMIT)
                .failWith(() -> Problem.of(ProblemType.UNAVAILABLE).retryAfter(SOON));
    }

    private void advance(List<T> slice) {
        if (!slice.isEmpty()) {
            last = key.apply(slice.get(slice.size() - 1));
        }
    }
}
