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
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;

    private final ProblemType type;
    private final int status;
    private final transient List<Violation> violations;
    private final @Nullable Duration retryAfter;
    private final @Nullable String challenge;

    private Problem(
            ProblemType type,
            int status,
            String detail,
            List<Violation> violations,
            @Nullable Duration retryAfter,
            @Nullable String challenge) {
        super(detail, null, false, false);
        this.type = type;
        this.status = status;
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
        return new Problem(type, type.status(), detail, List.of(), null, null);
    }

    /** A 400 for a token in the body: of a mailed link, and no business of the caller's authentication. */
    public static Problem invalidLink() {
        return new Problem(
                ProblemType.INVALID_TOKEN,
                BAD_REQUEST,
                "The link was used, was replaced by a newer one, has run out, or never was one.",
                List.of(),
                null,
                null);
    }

    /** A 400 that names the members that are not valid. */
    public static Problem invalid(List<Violation> violations) {
        String detail = violations.stream()
                .map(violation -> violation.field() + " " + violation.message())
                .collect(Collectors.joining("; "));
        return new Problem(
                ProblemType.INVALID_REQUEST,
                ProblemType.INVALID_REQUEST.status(),
                detail,
                List.copyOf(violations),
                null,
                null);
    }

    /** A 400 that names the one member that is not valid. */
    public static Problem invalid(String field, String message) {
        return invalid(List.of(new Violation(field, message)));
    }

    /** The same problem with a {@code Retry-After} header, rounded up to whole seconds. */
    public Problem retryAfter(Duration wait) {
        return new Problem(type, status, detail(), violations, wait, challenge);
    }

    /** The same 401, where another scheme would do as well as a bearer token: its challenge (RFC 9110, section 11.6.1). */
    public Problem orBy(String otherChallenge) {
        return new Problem(type, status, detail(), violations, retryAfter, otherChallenge);
    }

    public ProblemType type() {
        return type;
    }

    /** The type's own, but for {@link #invalidLink}. */
    public int status() {
        return status;
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
        if (status == UNAUTHORIZED) {
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
