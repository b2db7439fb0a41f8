package dev.latchkey.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What every answer forbids a browser, problems and assets included. */
@ApplicationScoped
class SecurityHeaders {
    /** The base stylesheet draws with data URIs. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Swagger UI, and Dev UI in dev mode, come with scripts and styles in their pages. */
    private static final String TOOLS_POLICY = "frame-ancestors 'self'";

    private final Peer peer;

    SecurityHeaders(Peer peer) {
        this.peer = peer;
    }

    void register(@Observes Filters filters) {
        filters.register(this::add, Priorities.HEADERS);
    }

    private void add(RoutingContext context) {
        boolean tool = context.normalizedPath().startsWith("/q/");
        MultiMap headers = context.response().headers();
        headers.set("Content-Security-Policy", tool ? TOOLS_POLICY : POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", tool ? "SAMEORIGIN" : "DENY");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        if (peer.isHttps(context.request())) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        context.next();
    }
}
