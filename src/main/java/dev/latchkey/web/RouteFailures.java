package dev.latchkey.web;

import dev.latchkey.problem.ProblemResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Failures outside REST, and those of REST that it could not answer, as problems like any other. */
@ApplicationScoped
class RouteFailures {
    private static final List<Integer> BEFORE_ROUTES = List.of(400, 404, 405, 406, 413, 415);

    void register(@Observes Router router) {
        router.route().order(-Priorities.FAILURES).failureHandler(RouteFailures::answer);
        // What fails before any route is found only reaches these.
        BEFORE_ROUTES.forEach(status -> router.errorHandler(status, context -> answer(context, status)));
    }

    private static void answer(RoutingContext context) {
        @Nullable Throwable failure = context.failure();
        int status = context.statusCode();
        // The router's refusals of clients say why in an exception of no telling type.
        if (failure == null || (status >= 400 && status < 500)) {
            answer(context, status);
        } else {
            ProblemResponse.to(context.request(), failure).send(context.response());
        }
    }

    private static void answer(RoutingContext context, int status) {
        ProblemResponse.to(context.request(), status).send(context.response());
    }
}
