package dev.latchkey.browser;

import dev.latchkey.browser.SessionCookie.Content;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.vertx.ext.web.RoutingContext;

/** Asks who is behind a cookie of ours. */
final class CookieRequest extends BaseAuthenticationRequest {
    private final Content cookie;
    private final RoutingContext context;

    CookieRequest(Content cookie, RoutingContext context) {
        this.cookie = cookie;
        this.context = context;
    }

    Content cookie() {
        return cookie;
    }

    RoutingContext context() {
        return context;
    }
}
