package dev.latchkey.password;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads named {@code password-N}, which leave the processors to whoever else needs them. After some seconds without work they
 * end, so that a server at rest holds none of their memory.
 */
final class HashingThreads extends ThreadPoolExecutor {
    private static final long SECONDS_WITHOUT_WORK = 10;

    /** So many at most. Each begins and ends with these. */
    HashingThreads(int count, BlockingQueue<Runnable> queue, Runnable first, Runnable last) {
        super(count, count, SECONDS_WITHOUT_WORK, TimeUnit.SECONDS, queue, threads(first, last));
        allowCoreThreadTimeOut(true);
    }

    /** As many as configured; else one per processor, as long as their memory is no more than a quarter of the heap. */
    static int countFor(PasswordConfig config) {
        Runtime machine = Runtime.getRuntime();
        long fitting = machine.maxMemory() / 4 / (config.argon2().memory() * 1024L);
        int fallback = (int) Math.max(1, Math.min(machine.availableProcessors(), fitting));
        return config.workers().orElse(fallback);
    }

    private static ThreadFactory threads(Runnable first, Runnable last) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(() -> work(first, work, last), "password-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static void work(Runnable first, Runnable work, Runnable last) {
        first.run();
        try {
            work.run();
        } finally {
            last.run();
        }
    }
}
