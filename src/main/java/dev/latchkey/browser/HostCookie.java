package dev.latchkey.browser;

import dev.latchkey.web.Peer;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Cookies of this host alone, that no script reads. Over https they are {@code __Host-} ones, which no sibling domain and nobody
 * on the wire can plant (RFC 6265bis, section 4.1.3).
 */
@ApplicationScoped
class HostCookie {
    private static final String HEADER = "Set-Cookie";

    private final Peer peer;

    HostCookie(Peer peer) {
        this.peer = peer;
    }

    Optional<String> read(String name, RoutingContext context) {
        return CookieHeader.value(full(name, context), context.request());
    }

    /** In place of what this answer has set under the name before. */
    void set(String name, String value, Duration life, RoutingContext context) {
        MultiMap headers = context.response().headers();
        List<String> others = headers.getAll(HEADER).stream()
                .filter(cookie -> !cookie.startsWith(full(name, context) + "="))
                .toList();
        String secure = peer.isHttps(context.request()) ? "; Secure" : "";
        headers.set(HEADER, others);
        headers.add(
                HEADER,
                full(name, context) + "=" + value + "; Path=/; Max-Age=" + life.toSeconds() + "; HttpOnly; SameSite=Lax"
                        + secure);
    }

    private String full(String name, RoutingContext context) {
        return peer.isHttps(context.request()) ? "__Host-" + name : name;
    }
}
