package dev.latchkey.web;

import dev.latchkey.problem.CannotStart;
import dev.latchkey.problem.Reader;
import io.quarkus.runtime.Startup;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lets scripts of the configured sites use the API (the Fetch standard's CORS protocol), never with cookies, and never the pages,
 * whose cookies those are. Quarkus's own filter knows no paths, and allows credentials.
 */
@Startup(Interceptor.Priority.PLATFORM_BEFORE)
@ApplicationScoped
class Cors {
    private static final Pattern ORIGIN = Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:]+])(:\\d{1,5})?");
    private static final int NO_CONTENT = 204;

    private final Set<String> origins;
    private final String maxAge;

    Cors(CorsConfig config) {
        origins = config.origins().orElse(List.of()).stream().map(Cors::checked).collect(Collectors.toSet());
        maxAge = String.valueOf(config.maxAge().toSeconds());
    }

    /** The same, or {@link CannotStart}. */
    static String checked(String origin) {
        if (!ORIGIN.matcher(origin).matches()) {
            throw new CannotStart(
                    "\"" + origin + "\" of latchkey.cors.origins is no origin, such as https://app.example:"
                            + " scheme and host in small letters, perhaps a port, no path, and never *.");
        }
        return origin;
    }

    void register(@Observes Filters filters) {
        if (!origins.isEmpty()) {
            filters.register(this::share, Priorities.CORS);
        }
    }

    private void share(RoutingContext context) {
        String path = context.normalizedPath();
        if (Reader.isPage(path) || path.startsWith("/assets/")) {
            context.next();
            return;
        }
        HttpServerRequest request = context.request();
        MultiMap headers = context.response().headers();
        headers.add("Vary", "Origin");
        String origin = request.getHeader("Origin");
        if (origin == null || !origins.contains(origin)) {
            context.next();
        } else {
            headers.set("Access-Control-Allow-Origin", origin);
            shareWithOne(context, headers);
        }
    }

    private void shareWithOne(RoutingContext context, MultiMap headers) {
        HttpServerRequest request = context.request();
        if (HttpMethod.OPTIONS.equals(request.method())
                && request.headers().contains("Access-Control-Request-Method")) {
            headers.set("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
            headers.set("Access-Control-Allow-Headers", "Authorization, Content-Type");
            headers.set("Access-Control-Max-Age", maxAge);
            context.response().setStatusCode(NO_CONTENT).end();
        } else {
            headers.set("Access-Control-Expose-Headers", "Location, Retry-After, WWW-Authenticate");
            context.next();
        }
    }
}
