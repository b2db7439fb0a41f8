package dev.latchkey.session;

import dev.latchkey.problem.Problem;
import dev.latchkey.token.TokenResponse;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What is told of refreshes: how many there were, by outcome (a reuse counts as refused and as reused), and each reuse by name. */
@ApplicationScoped
class RenewalRecord {
    private static final Logger AUDIT = Logger.getLogger("dev.latchkey.audit");

    private final MeterRegistry registry;

    RenewalRecord(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(@Nullable TokenResponse renewed, @Nullable Throwable failure) {
        registry.counter("latchkey.refreshes", "outcome", outcome(failure)).increment();
    }

    /** Somebody used a token that had been used before: its session has ended. */
    void reuse(UUID sessionId, UUID userId) {
        registry.counter("latchkey.refreshes", "outcome", "reused").increment();
        AUDIT.warnf("A refresh token was used again: session %s of user %s has ended", sessionId, userId);
    }

    private static String outcome(@Nullable Throwable failure) {
        if (failure == null) {
            return "success";
        }
        return failure instanceof Problem problem ? problem.type().slug() : "error";
    }
}
