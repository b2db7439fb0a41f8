package dev.latchkey.web;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemResponse;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.problem.Reader;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Keeps the pages' forms, the one to log in with included, for those whom our own pages showed them to. */
@ApplicationScoped
class CrossSiteGuard {
    void register(@Observes Filters filters) {
        filters.register(CrossSiteGuard::check, Priorities.CROSS_SITE);
    }

    private static void check(RoutingContext context) {
        if (Reader.isPage(context.normalizedPath()) && CrossSite.made(context.request())) {
            Problem refusal = Problem.of(ProblemType.CROSS_SITE_REQUEST);
            ProblemResponse.to(context.request(), refusal).send(context.response());
        } else {
            context.next();
        }
    }
}
