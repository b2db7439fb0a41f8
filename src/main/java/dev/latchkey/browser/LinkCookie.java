package dev.latchkey.browser;

import dev.latchkey.web.Peer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Holds the token of a mailed link from the first request on, so that it is in no address bar, no history and no log. It is
 * for the link's own page alone, and what is below it: over https a {@code __Secure-} cookie, since a {@code __Host-} one is for all pages. That a
 * sibling domain could plant one is no more than what whoever can send a link can do.
 */
@ApplicationScoped
class LinkCookie {
    private static final String NAME = "latchkey-link";
    private static final Pattern TOKEN = Pattern.compile("[\\w-]{1,256}");

    /** To choose a password in. */
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final Peer peer;

    LinkCookie(Peer peer) {
        this.peer = peer;
    }

    /** The token that the page was opened with. */
    Optional<String> read(RoutingContext context) {
        return CookieHeader.value(name(context), context.request())
                .filter(value -> TOKEN.matcher(value).matches());
    }

    /** Keeps the token for this page; what cannot be one is none. */
    void keep(String token, RoutingContext context) {
        if (TOKEN.matcher(token).matches()) {
            set(token, LIFE, context.normalizedPath(), context);
        } else {
            clear(context);
        }
    }

    void clear(RoutingContext context) {
        clear(context.normalizedPath(), context);
    }

    /** The cookie of another page, below which this one is. */
    void clear(String page, RoutingContext context) {
        set("", Duration.ZERO, page, context);
    }

    private void set(String value, Duration life, String page, RoutingContext context) {
        String secure = peer.isHttps(context.request()) ? "; Secure" : "";
        context.response()
                .headers()
                .add(
                        "Set-Cookie",
                        name(context) + "=" + value + "; Path=" + page + "; Max-Age=" + life.toSeconds()
                                + "; HttpOnly; SameSite=Lax" + secure);
    }

    private String name(RoutingContext context) {
        return peer.isHttps(context.request()) ? "__Secure-" + NAME : NAME;
    }
}
