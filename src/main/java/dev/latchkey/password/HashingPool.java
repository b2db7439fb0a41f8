package dev.latchkey.password;

import dev.latchkey.machine.Priority;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.web.CallersContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The few threads that hash, and the queue before them. What would wait beyond the deadline is refused at once, so a
 * flood of logins costs itself a 503, and the rest of the application neither threads nor memory.
 */
@ApplicationScoped
class HashingPool {
    /** What a hash takes until the first ones are measured: more than it will, so that a cold start admits too few. */
    private static final Duration FIRST_ESTIMATE = Duration.ofMillis(100);

    private static final Duration SHORTEST_RETRY = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final AtomicLong averageNanos = new AtomicLong(FIRST_ESTIMATE.toNanos());
    private final Duration deadline;
    private final HashingThreads threads;
    private final Counter refused;

    HashingPool(PasswordConfig config, Priority priority, Argon2Functions functions, MeterRegistry meters) {
        deadline = config.deadline();
        threads = new HashingThreads(HashingThreads.countFor(config), queue, priority::lower, functions::release);
        meters.gauge("latchkey.password.queue", queue, LinkedBlockingQueue::size);
        refused = meters.counter("latchkey.password.refused");
    }

    /** Does the work on a thread of the pool; its result comes on the subscriber's Vert.x context, if it has one. */
    <T> Uni<T> run(Supplier<T> work) {
        return Uni.createFrom().deferred(() -> Uni.createFrom()
                .<T>emitter(emitter -> admit(new Job<>(work, emitter)))
                .emitOn(CallersContext.now()));
    }

    /** Does work on every thread, some times over and for about as long as this, behind whatever else is asked for. */
    void rehearse(Runnable work, int times, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        for (int thread = 0; thread < threads.getCorePoolSize(); thread++) {
            threads.execute(new Rehearsal(work, times, end));
        }
    }

    private void admit(Job<?> job) {
        if (!hasRoom()) {
            job.refuse();
            return;
        }
        var unused = job.emitter.onTermination(job::leave);
        try {
            threads.execute(job);
        } catch (RejectedExecutionException shutdown) {
            job.refuse();
        }
    }

    /**
     * Refuses where {@link #run} would, before anything else is done for a request. That is told a moment late, which costs nothing
     * but whoever comes again at once: else refusing them would take the processors from those who were let in.
     */
    Uni<Void> requireRoom() {
        return Uni.createFrom().deferred(() -> hasRoom() ? Uni.createFrom().voidItem() : refuseLate());
    }

    private Uni<Void> refuseLate() {
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(PAUSE)
                .emitOn(CallersContext.now())
                .chain(() -> Uni.createFrom().failure(refusal()));
    }

    private boolean hasRoom() {
        return expectedWait().compareTo(deadline) <= 0;
    }

    private Problem refusal() {
        refused.increment();
        Duration wait = expectedWait();
        return Problem.of(ProblemType.OVERLOADED)
                .retryAfter(wait.compareTo(SHORTEST_RETRY) > 0 ? wait : SHORTEST_RETRY);
    }

    private Duration expectedWait() {
        return Duration.ofNanos(queue.size() * averageNanos.get() / threads.getCorePoolSize());
    }

    private void measured(long nanos) {
        averageNanos.updateAndGet(average -> average + (nanos - average) / 8);
    }

    /** Refuses what waits, and finishes what has begun. */
    @PreDestroy
    void close() throws InterruptedException {
        for (Runnable waiting : threads.shutdownNow()) {
            if (waiting instanceof Job<?> job) {
                job.refuse();
            }
        }
        threads.awaitTermination(deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    private final class Rehearsal implements Runnable {
        private final Runnable work;
        private final int times;
        private final long end;

        Rehearsal(Runnable work, int times, long end) {
            this.work = work;
            this.times = times;
            this.end = end;
        }

        @Override
        public void run() {
            rehearse();
            if (times > 1 && System.nanoTime() < end && !threads.isShutdown()) {
                queue.add(new Rehearsal(work, times - 1, end));
            }
        }

        /** Whatever keeps it from being done is told to whoever needs it done. */
        @SuppressWarnings("IllegalCatch")
        private void rehearse() {
            try {
                work.run();
            } catch (RuntimeException e) {
                Log.debug("A rehearsal failed", e);
            }
        }
    }

    private final class Job<T> implements Runnable {
        private final long queuedAt = System.nanoTime();
        private final Supplier<T> work;
        private final UniEmitter<? super T> emitter;
        private volatile boolean left;

        Job(Supplier<T> work, UniEmitter<? super T> emitter) {
            this.work = work;
            this.emitter = emitter;
        }

        @Override
        public void run() {
            long start = System.nanoTime();
            if (start - queuedAt > deadline.toNanos()) {
                refuse();
            } else if (!left) {
                complete();
                measured(System.nanoTime() - start);
            }
        }

        @SuppressWarnings("IllegalCatch")
        private void complete() {
            try {
                emitter.complete(work.get());
            } catch (Throwable failure) {
                emitter.fail(failure);
            }
        }

        void refuse() {
            emitter.fail(refusal());
        }

        /** The client has gone, or has its answer. */
        void leave() {
            left = true;
            queue.remove(this);
        }
    }
}
