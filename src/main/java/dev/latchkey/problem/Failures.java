package dev.latchkey.problem;

import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.ext.web.handler.HttpException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.hibernate.StaleStateException;
import org.jspecify.annotations.Nullable;

/** What a failure, ours or the framework's, is to the client. */
final class Failures {
    private static final Duration SOON = Duration.ofSeconds(1);

    private Failures() {}

    /** The problem that a failure is; null where it is a fault of ours that the client learns nothing about. */
    static @Nullable Problem asProblem(Throwable failure) {
        List<Throwable> causes = Causes.of(failure);
        // One of ours first: the framework wraps what is thrown while it makes a parameter.
        for (Throwable cause : causes) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        for (Throwable cause : causes) {
            Problem known = known(cause);
            if (known != null) {
                return known;
            }
        }
        return null;
    }

    private static @Nullable Problem known(Throwable cause) {
        if (cause instanceof WebApplicationException thrown) {
            return ofStatus(thrown.getResponse().getStatus());
        }
        if (cause instanceof HttpException thrown) {
            return ofStatus(thrown.getStatusCode());
        }
        if (cause instanceof ConstraintViolationException violated) {
            return Constraints.asProblem(violated);
        }
        if (cause instanceof StaleStateException) {
            // No entity has a version, so it can only have been deleted since it was read.
            return Problem.of(ProblemType.NOT_FOUND);
        }
        return refused(cause);
    }

    private static @Nullable Problem refused(Throwable cause) {
        if (cause instanceof UnauthorizedException) {
            return Problem.of(ProblemType.AUTHENTICATION_REQUIRED);
        }
        if (cause instanceof AuthenticationException) {
            return Problem.of(ProblemType.INVALID_TOKEN);
        }
        if (cause instanceof ForbiddenException) {
            return Problem.of(ProblemType.FORBIDDEN);
        }
        if (cause instanceof ConnectionPoolTooBusyException || cause instanceof RejectedExecutionException) {
            return Problem.of(ProblemType.OVERLOADED).retryAfter(SOON);
        }
        return DatabaseFailures.isAway(cause)
                ? Problem.of(ProblemType.UNAVAILABLE).retryAfter(SOON)
                : null;
    }

    /** The problem of a failure that only has a status; null for a 500. */
    static @Nullable Problem ofStatus(int status) {
        ProblemType type = ProblemType.ofStatus(status);
        return switch (type) {
            case INTERNAL_ERROR -> null;
            case OVERLOADED -> Problem.of(type).retryAfter(SOON);
            default -> Problem.of(type);
        };
    }
}
