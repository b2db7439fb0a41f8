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
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lets scripts of the configured sites use the API (the Fetch standard's CORS protocol), never with cookies, and never the pages,
 * whose cookies those are. Quarkus's own filter knows no paths, and allows credentials.
 */
@Startup(Interceptor.Priority.PLATFORM_BEFORE)
@ApplicationScoped
class Cors {
    private static final Pattern ORIGIN =
            Pattern.compile("(https?)://([a-z0-9.-]+|\\[[0-9a-f:]+])(?::([1-9]\\d{0,4}))?");
    /** Browsers leave it out (RFC 6454, section 6.2). */
    private static final Map<String, String> DEFAULT_PORT = Map.of("http", "80", "https", "443");

    private static final int LAST_PORT = 65_535;
    private static final String EXPOSED = "Content-Disposition, ETag, Location, Retry-After, WWW-Authenticate";
    private static final int NO_CONTENT = 204;

    private final Set<String> origins;
    private final String maxAge;

    Cors(CorsConfig config) {
        origins = config.origins().orElse(List.of()).stream().map(Cors::checked).collect(Collectors.toSet());
        maxAge = String.valueOf(config.maxAge().toSeconds());
    }

    /** The same, or {@link CannotStart}. */
    static String checked(String origin) {
        if (!isOne(origin)) {
            throw new CannotStart(
                    "\"" + origin + "\" of latchkey.cors.origins is no origin, such as https://app.example:"
                            + " scheme and host in small letters, perhaps a port other than the scheme's own, no path, and never *.");
        }
        return origin;
    }

    private static boolean isOne(String origin) {
        Matcher parts = ORIGIN.matcher(origin);
        if (!parts.matches() || parts.group(3) == null) {
            return parts.matches();
        }
        String port = parts.group(3);
        return Integer.parseInt(port) <= LAST_PORT && !port.equals(DEFAULT_PORT.get(parts.group(1)));
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
        context.addHeadersEndHandler(unused -> vary(headers));
        String origin = request.getHeader("Origin");
        if (origin == null || !origins.contains(origin)) {
            context.next();
        } else {
            headers.set("Access-Control-Allow-Origin", origin);
            shareWithOne(context, headers);
        }
    }

    /** Only in the end: a resource that has its own {@code Vary} replaces what there was. */
    private static void vary(MultiMap headers) {
        if (!headers.contains("Vary", "Origin", true)) {
            headers.add("Vary", "Origin");
        }
    }

    private void shareWithOne(RoutingContext context, MultiMap headers) {
        HttpServerRequest request = context.request();
        if (HttpMethod.OPTIONS.equals(request.method())
                && request.headers().contains("Access-Control-Request-Method")) {
            headers.set("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
            headers.set("Access-Control-Allow-Headers", "Authorization, Content-Type, If-None-Match");
            headers.set("Access-Control-Max-Age", maxAge);
            context.response().setStatusCode(NO_CONTENT).end();
        } else {
            headers.set("Access-Control-Expose-Headers", EXPOSED);
            context.next();
        }
    }
}
