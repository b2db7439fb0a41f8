package dev.latchkey.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what the metrics cannot be asked for, by a problem as everything else: their own endpoint answers any method, and has no
 * body for a 406.
 */
@ApplicationScoped
class MetricsDocument {
    private static final String PATH = "/q/metrics";
    private static final Pattern ACCEPTED = accepting("\\*/\\*|text/plain|application/openmetrics-text");
    private static final Pattern TEXT = accepting("text/\\*");

    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NOT_ACCEPTABLE = 406;

    void register(@Observes Router router) {
        router.route(PATH).order(-Priorities.DOCUMENT).handler(MetricsDocument::check);
    }

    private static void check(RoutingContext context) {
        HttpMethod method = context.request().method();
        if (HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method)) {
            negotiate(context);
        } else {
            context.response().putHeader("Allow", "GET, HEAD");
            context.fail(METHOD_NOT_ALLOWED);
        }
    }

    private static void negotiate(RoutingContext context) {
        MultiMap headers = context.request().headers();
        @Nullable String accepted = headers.get("Accept");
        if (accepted == null || ACCEPTED.matcher(accepted).find()) {
            context.next();
        } else if (TEXT.matcher(accepted).find()) {
            headers.set("Accept", "text/plain");
            context.next();
        } else {
            context.fail(NOT_ACCEPTABLE);
        }
    }

    private static Pattern accepting(String ranges) {
        return Pattern.compile("(^|[,\\s])(" + ranges + ")", Pattern.CASE_INSENSITIVE);
    }
}
