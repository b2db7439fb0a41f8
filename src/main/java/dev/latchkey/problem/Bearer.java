package dev.latchkey.problem;

import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Pattern;

/**
 * The bearer token of a request, as far as a refusal depends on it (RFC 6750, section 3).
 *
 * @param sent whether the request carries one
 */
record Bearer(boolean sent) {
    private static final Pattern TOKEN = Pattern.compile("Bearer +\\S.*", Pattern.CASE_INSENSITIVE);

    static Bearer of(HttpServerRequest request) {
        String authorization = request.getHeader("Authorization");
        return new Bearer(authorization != null && TOKEN.matcher(authorization).matches());
    }

    /** Tells a caller who sent no token from one whose token was refused; other problems stay what they are. */
    Problem judge(Problem problem) {
        return switch (problem.type()) {
            case AUTHENTICATION_REQUIRED -> sent ? Problem.of(ProblemType.INVALID_TOKEN) : problem;
            case INVALID_TOKEN ->
                sent || problem.status() != 401 ? problem : Problem.of(ProblemType.AUTHENTICATION_REQUIRED);
            default -> problem;
        };
    }

    static String challenge(Problem problem) {
        if (problem.type() == ProblemType.INVALID_TOKEN) {
            return "Bearer error=\"invalid_token\"";
        }
        return problem.challenge() == null ? "Bearer" : "Bearer, " + problem.challenge();
    }
}
