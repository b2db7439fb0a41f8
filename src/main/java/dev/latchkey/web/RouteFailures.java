package dev.latchkey.web;

import dev.latchkey.problem.ProblemResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** Failures outside REST, and those of REST that it could not answer, as problems like any other. */
@ApplicationScoped
class RouteFailures {
    void register(@Observes Router router) {
        router.route().order(-Priorities.FAILURES).failureHandler(RouteFailures::answer);
    }

    private static void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        @Nullable Throwable failure = context.failure();
        ProblemResponse answer = failure == null
                ? ProblemResponse.to(request, context.statusCode())
                : ProblemResponse.to(request, failure);
        answer.send(context.response());
    }
}
