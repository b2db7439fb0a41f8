package dev.latchkey.problem;

import io.vertx.core.VertxException;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** What operators learn of failures: faults in full, an outage a line a second, refusals of clients nothing. */
final class FailureLog {
    private static final Logger LOG = Logger.getLogger(FailureLog.class);
    private static final long SECOND = 1_000_000_000;
    private static final AtomicLong LAST_OUTAGE = new AtomicLong(System.nanoTime() - SECOND);

    private FailureLog() {}

    static void fault(UUID id, HttpServerRequest request, Throwable failure) {
        if (isOfLateAnswer(request, failure)) {
            LOG.debug("Too late an answer, dropped", failure);
        } else {
            // No query: it may hold what is nobody's business.
            LOG.errorf(failure, "Error %s at %s %s", id, request.method(), request.path());
        }
    }

    static void problem(Problem problem, Throwable failure) {
        if (problem.type() == ProblemType.UNAVAILABLE && isFirstOfSecond()) {
            LOG.warnf("Unavailable: %s", rootOf(failure));
        }
    }

    /** An answer to a client who is gone, or who got the deadline's 503 already, cannot be sent; that is no fault. */
    private static boolean isOfLateAnswer(HttpServerRequest request, Throwable failure) {
        boolean over = request.response().ended() || request.response().closed();
        return over
                && (failure instanceof IllegalStateException
                        || failure instanceof IOException
                        || failure instanceof VertxException);
    }

    private static boolean isFirstOfSecond() {
        long last = LAST_OUTAGE.get();
        long now = System.nanoTime();
        return now - last >= SECOND && LAST_OUTAGE.compareAndSet(last, now);
    }

    private static Throwable rootOf(Throwable failure) {
        var causes = Causes.of(failure);
        return causes.get(causes.size() - 1);
    }
}
