package dev.latchkey.web;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemResponse;
import dev.latchkey.problem.ProblemType;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refuses requests that two parties on their way could understand differently, or that are more than anyone needs. */
@ApplicationScoped
class SoundRequest {
    /** RFC 9110, section 7.2; RFC 6750, section 3.1. */
    private static final List<String> SINGLE = List.of("Host", "Authorization", "Content-Type");

    private final int mostParameters;

    SoundRequest(HttpConfig config) {
        mostParameters = config.maxParameters();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, Priorities.SOUNDNESS);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        faultOf(request)
                .ifPresentOrElse(fault -> ProblemResponse.to(request, fault).send(context.response()), context::next);
    }

    private Optional<Problem> faultOf(HttpServerRequest request) {
        MultiMap headers = request.headers();
        for (String name : SINGLE) {
            if (headers.getAll(name).size() > 1) {
                return refusal(ProblemType.BAD_REQUEST, "The header " + name + " must be given once.");
            }
        }
        if (headers.getAll("Content-Encoding").stream().anyMatch(SoundRequest::isEncoded)
                && RequestBody.mayFollow(request)) {
            return refusal(ProblemType.UNSUPPORTED_MEDIA_TYPE, "No Content-Encoding is read here.");
        }
        if (!headers.getAll("Transfer-Encoding").stream().allMatch("chunked"::equalsIgnoreCase)) {
            return refusal(ProblemType.BAD_REQUEST, "No Transfer-Encoding but chunked is read here.");
        }
        return parameters(request.query()) > mostParameters
                ? refusal(ProblemType.BAD_REQUEST, "There are more than " + mostParameters + " query parameters.")
                : Optional.empty();
    }

    private static Optional<Problem> refusal(ProblemType type, String detail) {
        return Optional.of(Problem.of(type, detail));
    }

    private static boolean isEncoded(String encoding) {
        return !encoding.isBlank() && !"identity".equalsIgnoreCase(encoding.strip());
    }

    private static long parameters(@Nullable String query) {
        return query == null ? 0 : query.chars().filter(c -> c == '&').count() + 1;
    }
}
