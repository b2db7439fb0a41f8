package dev.latchkey.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is an RFC 9457 problem. Thrown, or failed with in a {@code Uni}, it becomes the response; it is an
 * outcome, not a fault, so it has no stack trace.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<Violation> violations;
    private final @Nullable Duration retryAfter;
    private final @Nullable String challenge;

    private Problem(
            ProblemType type,
            String detail,
            List<Violation> violations,
            @Nullable Duration retryAfter,
            @Nullable String challenge) {
        super(detail, null, false, false);
        this.type = type;
        this.violations = violations;
        this.retryAfter = retryAfter;
        this.challenge = challenge;
    }

    /** A problem whose detail is the type's own explanation. */
    public static Problem of(ProblemType type) {
        return of(type, type.explanation());
    }

    /** A problem with a detail of its own: what happened this time, for the client's developer. Never a secret. */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), null, null);
    }

    /** A 400 that names the members that are not valid. */
    public static Problem invalid(List<Violation> violations) {
        String detail = violations.stream()
                .map(violation -> violation.field() + " " + violation.message())
                .collect(Collectors.joining("; "));
        return new Problem(ProblemType.INVALID_REQUEST, detail, List.copyOf(violations), null, null);
    }

    /** A 400 that names the one member that is not valid. */
    public static Problem invalid(String field, String message) {
        return invalid(List.of(new Violation(field, message)));
    }

    /** The same problem with a {@code Retry-After} header, rounded up to whole seconds. */
    public Problem retryAfter(Duration wait) {
        return new Problem(type, detail(), violations, wait, challenge);
    }

    /** The same 401, where another scheme would do as well as a bearer token: its challenge (RFC 9110, section 11.6.1). */
    public Problem orBy(String otherChallenge) {
        return new Problem(type, detail(), violations, retryAfter, otherChallenge);
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        String message = getMessage();
        return message == null ? type.explanation() : message;
    }

    public List<Violation> violations() {
        return violations;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** What every answer that tells it says in its headers, whatever its body: when to try again, how to authenticate. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (retryAfter != null) {
            headers.put("Retry-After", Long.toString(ceilingSeconds(retryAfter)));
        }
        if (type.status() == 401) {
            headers.put("WWW-Authenticate", Bearer.challenge(this));
        }
        return headers;
    }

    private static long ceilingSeconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }

    @Nullable
    String challenge() {
        return challenge;
    }
}
