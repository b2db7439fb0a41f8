package dev.latchkey.browser;

import dev.latchkey.keys.RsaKey;
import dev.latchkey.session.Stamps;
import dev.latchkey.session.Stamps.Stamped;
import dev.latchkey.session.StartedSession;
import dev.latchkey.session.Visit.Renewal;
import dev.latchkey.web.Peer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The cookie that carries a browser's session: {@code lkb1.<kid>.<session id>.<MAC>}. Over https it is a {@code __Host-}
 * one, which no sibling domain and nobody on the wire can plant (RFC 6265bis, section 4.1.3).
 */
@ApplicationScoped
public class SessionCookie {
    private static final String NAME = "latchkey";
    private static final String HOST_NAME = "__Host-" + NAME;
    private static final String KIND = "lkb1";
    private static final int BYTES = 2 * Long.BYTES;

    private final Stamps stamps;
    private final Peer peer;
    private final Clock clock;

    SessionCookie(Stamps stamps, Peer peer, Clock clock) {
        this.stamps = stamps;
        this.peer = peer;
        this.clock = clock;
    }

    /** Whose session a cookie is for, and the key that it was made with. */
    record Content(UUID sessionId, String kid) {
        static Content of(Stamped stamped) {
            ByteBuffer bytes = stamped.content();
            return new Content(new UUID(bytes.getLong(), bytes.getLong()), stamped.kid());
        }
    }

    /** What the request's cookie says, if it has one of ours; whether the session is live is another question. */
    Optional<Content> read(RoutingContext context) {
        return CookieHeader.value(name(context), context.request())
                .flatMap(sent -> stamps.read(KIND, BYTES, sent))
                .map(Content::of);
    }

    /** Hands a new session over to the browser, in place of any before. */
    public void start(StartedSession session, RoutingContext context) {
        set(context, session.id(), session.key(), session.expiresAt());
    }

    void renew(UUID sessionId, Renewal renewal, RoutingContext context) {
        set(context, sessionId, renewal.key(), renewal.expiresAt());
    }

    /** Takes the cookie away, and the pages that the browser has frozen for its back button, though they were not to be kept. */
    public void clear(RoutingContext context) {
        add(context, "", Duration.ZERO);
        context.response().putHeader("Clear-Site-Data", "\"cache\"");
    }

    private void set(RoutingContext context, UUID sessionId, RsaKey key, Instant end) {
        byte[] content = ByteBuffer.allocate(BYTES)
                .putLong(sessionId.getMostSignificantBits())
                .putLong(sessionId.getLeastSignificantBits())
                .array();
        add(context, stamps.write(KIND, content, key), Duration.between(clock.instant(), end));
    }

    /** In place of what this answer has set before. */
    private void add(RoutingContext context, String value, Duration life) {
        String secure = peer.isHttps(context.request()) ? "; Secure" : "";
        context.response()
                .putHeader(
                        "Set-Cookie",
                        name(context) + "=" + value + "; Path=/; Max-Age=" + life.toSeconds()
                                + "; HttpOnly; SameSite=Lax" + secure);
    }

    private String name(RoutingContext context) {
        return peer.isHttps(context.request()) ? HOST_NAME : NAME;
    }
}
