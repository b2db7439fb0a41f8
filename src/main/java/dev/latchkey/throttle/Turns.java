package dev.latchkey.throttle;

import dev.latchkey.password.PasswordConfig;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.web.CallersContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets few attempts of one kind be under way at once, the others in their turn. An attempt counts as failed until it has
 * succeeded, and a hundred right ones at once must not look like a hundred wrong ones.
 */
@ApplicationScoped
class Turns {
    /** On one node; a rule allows more than that on several. */
    private static final int SIDE_BY_SIDE = 3;

    private static final int MOST_WAITING = 200;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Map<UUID, Line> lines = new HashMap<>();
    private final Duration deadline;

    @Inject
    Turns(PasswordConfig config) {
        this(config.deadline());
    }

    Turns(Duration deadline) {
        this.deadline = deadline;
    }

    /** Does the work when it is its turn; fails with {@code overloaded} where that takes too long. */
    <T> Uni<T> take(UUID key, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Place place = new Place(key);
            return place.awaited().chain(() -> work.get()).onTermination().invoke(() -> leave(place));
        });
    }

    private synchronized boolean enter(Place place) {
        Line line = lines.computeIfAbsent(place.key, key -> new Line());
        if (line.busy < SIDE_BY_SIDE) {
            line.busy++;
            place.isTaken = true;
            return true;
        }
        if (line.waiting.size() >= MOST_WAITING) {
            throw overloaded();
        }
        line.waiting.add(place);
        return false;
    }

    private void leave(Place place) {
        Place next = next(place);
        if (next != null) {
            next.call();
        }
    }

    /** Whoever has the place of the one who leaves, if that had one: whether it was ever called, or in time, is all the same. */
    private synchronized @Nullable Place next(Place leaving) {
        Line line = lines.get(leaving.key);
        if (line == null || !leaving.isTaken) {
            boolean unused = line != null && line.waiting.remove(leaving);
            return null;
        }
        leaving.isTaken = false;
        Place next = line.waiting.poll();
        if (next != null) {
            next.isTaken = true;
        } else if (--line.busy == 0) {
            lines.remove(leaving.key);
        }
        return next;
    }

    private static Problem overloaded() {
        return Problem.of(ProblemType.OVERLOADED).retryAfter(RETRY);
    }

    private static final class Line {
        private final Queue<Place> waiting = new ArrayDeque<>();
        private int busy;
    }

    private final class Place {
        private final UUID key;
        private boolean isTaken;
        private volatile @Nullable UniEmitter<? super Void> emitter;

        Place(UUID key) {
            this.key = key;
        }

        Uni<Void> awaited() {
            return Uni.createFrom()
                    .<Void>emitter(this::waitWith)
                    .ifNoItem()
                    .after(deadline)
                    .failWith(Turns::overloaded)
                    .emitOn(CallersContext.now());
        }

        private void waitWith(UniEmitter<? super Void> called) {
            emitter = called;
            try {
                if (enter(this)) {
                    called.complete(null);
                }
            } catch (Problem overloaded) {
                called.fail(overloaded);
            }
        }

        void call() {
            UniEmitter<? super Void> waiting = emitter;
            if (waiting != null) {
                waiting.complete(null);
            }
        }
    }
}
