package dev.latchkey.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does things at once: none begins before all are about to. */
public final class Together {
    private Together() {}

    /** What each of the actions came to, in their order. */
    public static <T> List<T> run(List<Callable<T>> actions) throws Exception {
        CyclicBarrier start = new CyclicBarrier(actions.size());
        ExecutorService threads = Executors.newFixedThreadPool(actions.size());
        try {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> action : actions) {
                running.add(threads.submit(() -> after(start, action)));
            }
            return results(running);
        } finally {
            threads.shutdownNow();
        }
    }

    /** What the same action came to each time. */
    public static <T> List<T> run(int times, Callable<T> action) throws Exception {
        return run(Collections.nCopies(times, action));
    }

    private static <T> T after(CyclicBarrier start, Callable<T> action) throws Exception {
        start.await(60, TimeUnit.SECONDS);
        return action.call();
    }

    private static <T> List<T> results(List<Future<T>> running) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> future : running) {
            results.add(future.get(5, TimeUnit.MINUTES));
        }
        return results;
    }
}
