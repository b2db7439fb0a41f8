package dev.latchkey.account;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** How many download their data at a time: whoever reads slowly keeps some of it in memory meanwhile. */
@ApplicationScoped
class Downloads {
    private static final int AT_ONCE = 16;
    private static final int OF_ONE_USER = 2;
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Map<UUID, Integer> running = new ConcurrentHashMap<>();

    /** The download, or the failure {@code overloaded} before any of it. */
    <T> Multi<T> admit(UUID userId, Multi<T> download) {
        return Multi.createFrom().deferred(() -> {
            if (!enter(userId)) {
                return Multi.createFrom()
                        .failure(Problem.of(ProblemType.OVERLOADED, "Too many downloads are under way.")
                                .retryAfter(SOON));
            }
            return download.onTermination().invoke(() -> leave(userId));
        });
    }

    private boolean enter(UUID userId) {
        if (!places.tryAcquire()) {
            return false;
        }
        boolean isAllowed = running.merge(userId, 1, Integer::sum) <= OF_ONE_USER;
        if (!isAllowed) {
            leave(userId);
        }
        return isAllowed;
    }

    private void leave(UUID userId) {
        running.computeIfPresent(userId, (user, count) -> count == 1 ? null : count - 1);
        places.release();
    }
}
