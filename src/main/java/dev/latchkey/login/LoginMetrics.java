package dev.latchkey.login;

import dev.latchkey.problem.Problem;
import dev.latchkey.session.StartedSession;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Counts logins by outcome: {@code success}, or the slug of the problem that was answered. */
@ApplicationScoped
class LoginMetrics {
    private final MeterRegistry registry;

    LoginMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(@Nullable StartedSession started, @Nullable Throwable failure) {
        registry.counter("latchkey.logins", "outcome", outcome(failure)).increment();
    }

    private static String outcome(@Nullable Throwable failure) {
        if (failure == null) {
            return "success";
        }
        return failure instanceof Problem problem ? problem.type().slug() : "error";
    }
}
