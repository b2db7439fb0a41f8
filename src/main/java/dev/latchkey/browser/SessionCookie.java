package dev.latchkey.browser;

import dev.latchkey.keys.RsaKey;
import dev.latchkey.session.Stamps;
import dev.latchkey.session.Stamps.Stamped;
import dev.latchkey.session.StartedSession;
import dev.latchkey.session.Visit.Renewal;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The cookie that carries a browser's session: {@code lkb1.<kid>.<session id>.<MAC>}.
 */
@ApplicationScoped
public class SessionCookie {
    private static final String NAME = "latchkey";
    private static final String KIND = "lkb1";
    private static final int BYTES = 2 * Long.BYTES;

    private final Stamps stamps;
    private final HostCookie cookie;
    private final Clock clock;

    SessionCookie(Stamps stamps, HostCookie cookie, Clock clock) {
        this.stamps = stamps;
        this.cookie = cookie;
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
        return cookie.read(NAME, context)
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
        cookie.set(NAME, "", Duration.ZERO, context);
        context.response().putHeader("Clear-Site-Data", "\"cache\"");
    }

    private void set(RoutingContext context, UUID sessionId, RsaKey key, Instant end) {
        byte[] content = ByteBuffer.allocate(BYTES)
                .putLong(sessionId.getMostSignificantBits())
                .putLong(sessionId.getLeastSignificantBits())
                .array();
        cookie.set(NAME, stamps.write(KIND, content, key), Duration.between(clock.instant(), end), context);
    }
}
