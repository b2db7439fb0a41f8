package dev.latchkey.revocation;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/** How far this node has followed the revocations, and who waits for it to get further. */
@ApplicationScoped
public class Newest {
    private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();
    private final Semaphore places;

    /** By the time that observers of the end are told of it, requests in flight have been waited for. */
    private final Thread end = new Thread(this::close, "feed-end");

    private volatile long position;
    private volatile boolean followed;
    private volatile boolean closed;

    Newest(RevocationsConfig config, MeterRegistry metrics) {
        places = new Semaphore(config.waiting());
        metrics.gauge("latchkey.revocations.waiting", waiting, Set::size);
    }

    void start(@Observes StartupEvent starting) {
        Runtime.getRuntime().addShutdownHook(end);
    }

    /** In dev mode, this is not the end of the process. */
    void stop(@Observes ShutdownEvent stopping) {
        close();
        try {
            var unused = Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException inProgress) {
            // it has run, or does
        }
    }

    /** The number of the newest revocation that has taken effect here. */
    public long position() {
        return position;
    }

    boolean isAwaited() {
        return !waiting.isEmpty();
    }

    /** Usually forward; back where the database was restored. */
    void moveTo(long newest) {
        position = newest;
        followed = true;
        release(waiter -> waiter.known != newest);
    }

    /** Nothing is followed until it moves again: lets all go on, as they would wait in vain. */
    void loseTrack() {
        followed = false;
        release(waiter -> true);
    }

    private void close() {
        closed = true;
        release(waiter -> true);
    }

    private void release(Predicate<Waiter> whom) {
        waiting.stream().filter(whom).forEach(waiter -> waiter.emitter.complete(null));
    }

    /** Completes once the position is another than this one, or the time is up, or at once where too many wait already. */
    public Uni<Void> otherThan(long known, Duration limit) {
        return Uni.createFrom()
                .<Void>emitter(emitter -> enter(new Waiter(known, emitter)))
                .ifNoItem()
                .after(limit)
                .recoverWithUni(Uni.createFrom().voidItem());
    }

    private void enter(Waiter waiter) {
        if (!places.tryAcquire()) {
            waiter.emitter.complete(null);
            return;
        }
        var unused = waiter.emitter.onTermination(() -> leave(waiter));
        waiting.add(waiter);
        if (closed || !followed || position != waiter.known) {
            waiter.emitter.complete(null);
        }
    }

    private void leave(Waiter waiter) {
        waiting.remove(waiter);
        places.release();
    }

    private record Waiter(long known, UniEmitter<? super Void> emitter) {}
}
