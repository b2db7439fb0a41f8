package dev.latchkey.problem;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A problem as it goes over the wire, whatever the request's {@code Accept} says.
 *
 * @param status the HTTP status
 * @param headers the headers, {@code Content-Type} included
 * @param body the {@code application/problem+json} document (RFC 9457)
 */
public record ProblemResponse(int status, Map<String, String> headers, String body) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The answer to a request that failed. What is a fault of ours goes to the log, under the id that is answered. */
    public static ProblemResponse to(HttpServerRequest request, Throwable failure) {
        Problem problem = Failures.asProblem(failure);
        if (problem == null) {
            UUID id = UUID.randomUUID();
            FailureLog.fault(id, request, failure);
            return of(Problem.of(ProblemType.INTERNAL_ERROR), id);
        }
        FailureLog.problem(problem, failure);
        return of(Bearer.of(request).judge(problem), null);
    }

    /** The answer to a request that failed with nothing known but the status. */
    public static ProblemResponse to(HttpServerRequest request, int status) {
        Problem problem = Failures.ofStatus(status);
        return to(request, problem == null ? new IllegalStateException("Status " + status) : problem);
    }

    private static ProblemResponse of(Problem problem, @Nullable UUID id) {
        ProblemType type = problem.type();
        JsonObject body = new JsonObject()
                .put("type", type.uri())
                .put("title", type.title())
                .put("status", type.status())
                .put("detail", problem.detail());
        if (!problem.violations().isEmpty()) {
            body.put("violations", violations(problem));
        }
        if (id != null) {
            body.put("id", id.toString());
        }
        return new ProblemResponse(type.status(), headers(problem), body.encode());
    }

    private static JsonArray violations(Problem problem) {
        JsonArray violations = new JsonArray();
        problem.violations()
                .forEach(v ->
                        violations.add(new JsonObject().put("field", v.field()).put("message", v.message())));
        return violations;
    }

    private static Map<String, String> headers(Problem problem) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", MEDIA_TYPE);
        Duration wait = problem.retryAfter();
        if (wait != null) {
            headers.put(
                    "Retry-After",
                    Long.toString(wait.plusSeconds(1).minusNanos(1).toSeconds()));
        }
        if (problem.type().status() == 401) {
            headers.put("WWW-Authenticate", Bearer.challenge(problem));
        }
        return headers;
    }

    /** Sends it, unless the response has begun. */
    public void send(HttpServerResponse response) {
        if (!response.headWritten() && !response.closed()) {
            headers.forEach(response::putHeader);
            response.setStatusCode(status).end(body);
        }
    }
}
