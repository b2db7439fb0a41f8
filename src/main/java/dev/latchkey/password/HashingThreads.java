package dev.latchkey.password;

import dev.latchkey.machine.Priority;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads named {@code password-N}, which leave the processors to whoever else needs them. After a minute without work they end,
 * and their memory with them.
 */
final class HashingThreads extends ThreadPoolExecutor {
    HashingThreads(int count, BlockingQueue<Runnable> queue, Priority priority) {
        super(count, count, 1, TimeUnit.MINUTES, queue, modest(priority));
        allowCoreThreadTimeOut(true);
    }

    /** As many as configured; else one per processor, as long as their memory is no more than a quarter of the heap. */
    static int countFor(PasswordConfig config) {
        Runtime machine = Runtime.getRuntime();
        long fitting = machine.maxMemory() / 4 / (config.argon2().memory() * 1024L);
        int fallback = (int) Math.max(1, Math.min(machine.availableProcessors(), fitting));
        return config.workers().orElse(fallback);
    }

    private static ThreadFactory modest(Priority priority) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(() -> workModestly(work, priority), "password-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static void workModestly(Runnable work, Priority priority) {
        priority.lower();
        work.run();
    }
}
