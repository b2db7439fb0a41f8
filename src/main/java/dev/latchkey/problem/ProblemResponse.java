package dev.latchkey.problem;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A problem as it goes over the wire: a page for people, where they are likely to be, and for programs an {@code
 * application/problem+json} document (RFC 9457), whatever the request's {@code Accept} says.
 *
 * @param status the HTTP status
 * @param headers the headers, {@code Content-Type} included
 * @param body the document or the page
 */
public record ProblemResponse(int status, Map<String, String> headers, String body) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String HTML = "text/html;charset=UTF-8";

    /** The answer to a request that failed. What is a fault of ours goes to the log, under the id that is answered. */
    public static ProblemResponse to(HttpServerRequest request, Throwable failure) {
        Problem problem = Failures.asProblem(failure);
        if (problem == null) {
            UUID id = UUID.randomUUID();
            FailureLog.fault(id, request, failure);
            return of(Problem.of(ProblemType.INTERNAL_ERROR), id, request);
        }
        FailureLog.problem(problem, failure);
        return of(Bearer.of(request).judge(problem), null, request);
    }

    /** The answer to a request that failed with nothing known but the status. */
    public static ProblemResponse to(HttpServerRequest request, int status) {
        Problem problem = Failures.ofStatus(status);
        return to(request, problem == null ? new IllegalStateException("Status " + status) : problem);
    }

    private static ProblemResponse of(Problem problem, @Nullable UUID id, HttpServerRequest request) {
        Reader reader = Reader.of(request);
        return FailurePage.isFor(reader, String.valueOf(request.path()), problem.type())
                ? page(problem, id, reader)
                : new ProblemResponse(problem.status(), headers(problem, MEDIA_TYPE), document(problem, id));
    }

    private static ProblemResponse page(Problem problem, @Nullable UUID id, Reader reader) {
        Map<String, String> headers = headers(problem, HTML);
        headers.put("Content-Language", reader.language().toLanguageTag());
        headers.put("Cache-Control", "no-store");
        return new ProblemResponse(problem.status(), headers, FailurePage.of(problem.type(), id, reader));
    }

    private static String document(Problem problem, @Nullable UUID id) {
        ProblemType type = problem.type();
        JsonObject body = new JsonObject()
                .put("type", type.uri())
                .put("title", type.title())
                .put("status", problem.status())
                .put("detail", problem.detail());
        if (!problem.violations().isEmpty()) {
            body.put("violations", violations(problem));
        }
        if (id != null) {
            body.put("id", id.toString());
        }
        return body.encode();
    }

    private static JsonArray violations(Problem problem) {
        JsonArray violations = new JsonArray();
        problem.violations()
                .forEach(v ->
                        violations.add(new JsonObject().put("field", v.field()).put("message", v.message())));
        return violations;
    }

    private static Map<String, String> headers(Problem problem, String mediaType) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", mediaType);
        headers.putAll(problem.headers());
        return headers;
    }

    /** Whether a body of this type can only be one of these, as no other answer of ours with a status of 400 or more is. */
    static boolean isOf(String mediaType) {
        return MEDIA_TYPE.equals(mediaType) || HTML.equals(mediaType);
    }

    /** Sends it, unless the response has begun. */
    public void send(HttpServerResponse response) {
        if (!response.headWritten() && !response.closed()) {
            headers.forEach(response::putHeader);
            response.setStatusCode(status).end(body);
        }
    }
}
