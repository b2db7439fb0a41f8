package dev.latchkey.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What may be kept of an answer that does not say so itself: nothing of what is for one caller only, carries tokens, changes something or refuses,
 * and of everything else nothing without asking again.
 */
@ApplicationScoped
class CacheRules {
    private static final int FIRST_REFUSAL = 400;

    void register(@Observes Filters filters) {
        filters.register(CacheRules::watch, Priorities.HEADERS);
    }

    private static void watch(RoutingContext context) {
        context.addHeadersEndHandler(unused -> complete(context));
        context.next();
    }

    private static void complete(RoutingContext context) {
        MultiMap headers = context.response().headers();
        if (!headers.contains("Cache-Control")) {
            headers.set("Cache-Control", isPrivate(context) ? "no-store" : "no-cache");
        }
    }

    private static boolean isPrivate(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean reads = HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method());
        boolean isKnown =
                request.headers().contains("Authorization") || request.headers().contains("Cookie");
        return !reads || isKnown || context.response().getStatusCode() >= FIRST_REFUSAL;
    }
}
