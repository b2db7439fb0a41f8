package dev.latchkey.web;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemResponse;
import dev.latchkey.problem.ProblemType;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/**
 * Answers 503 in place of whatever has not begun to answer when the time is up, so that nobody waits on a frozen database, and
 * 408 where it is the request that is late. The late answer finds the response ended and is dropped.
 */
@ApplicationScoped
class Deadline {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final long millis;
    private final List<String> exempt;

    Deadline(HttpConfig config) {
        millis = config.deadline().toMillis();
        exempt = config.deadlineExempt().orElse(List.of());
    }

    void register(@Observes Filters filters) {
        filters.register(this::start, Priorities.DEADLINE);
    }

    private void start(RoutingContext context) {
        boolean exempt = isExempt(context.normalizedPath());
        long timer = context.vertx().setTimer(millis, unused -> expire(context, exempt));
        context.addEndHandler(unused -> context.vertx().cancelTimer(timer));
        context.next();
    }

    private boolean isExempt(String path) {
        return exempt.stream().anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }

    private static void expire(RoutingContext context, boolean exempt) {
        boolean requestIsLate = RequestBody.isStillToCome(context);
        if (context.response().headWritten() || (exempt && !requestIsLate)) {
            return; // a long download is under way, or an answer that takes its time
        }
        Problem late = requestIsLate
                ? Problem.of(ProblemType.REQUEST_TIMEOUT)
                : Problem.of(ProblemType.UNAVAILABLE).retryAfter(SOON);
        UnreadBody.discard(context);
        ProblemResponse.to(context.request(), late).send(context.response());
    }
}
