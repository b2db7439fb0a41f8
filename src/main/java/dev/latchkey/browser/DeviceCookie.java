package dev.latchkey.browser;

import dev.latchkey.session.Stamps;
import dev.latchkey.session.Stamps.Stamped;
import dev.latchkey.session.StartedSession;
import dev.latchkey.web.CrossSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The cookie by which a browser shows that the owner of an account has logged in with it before: {@code lkd1.<kid>.<user id,
 * device id, version of the password>.<MAC>}. It opens nothing; all it does is that the attempts of others do not count against it
 * (OWASP: device cookies). A new password ends all of them: who knew the old one may have collected some.
 */
@ApplicationScoped
public class DeviceCookie {
    private static final String NAME = "latchkey-device";
    private static final String KIND = "lkd1";
    private static final int BYTES = 4 * Long.BYTES + Integer.BYTES;

    /** Longer than browsers keep one, and than the key is there that it was made with. */
    private static final Duration LIFE = Duration.ofDays(400);

    private final Stamps stamps;
    private final HostCookie cookie;

    DeviceCookie(Stamps stamps, HostCookie cookie) {
        this.stamps = stamps;
        this.cookie = cookie;
    }

    /** Whose device it is. */
    private record Content(UUID userId, UUID deviceId, int passwordVersion) {
        static Content of(Stamped stamped) {
            ByteBuffer bytes = stamped.content();
            UUID user = new UUID(bytes.getLong(), bytes.getLong());
            return new Content(user, new UUID(bytes.getLong(), bytes.getLong()), bytes.getInt());
        }
    }

    /** The device that the request comes from, if this user has logged in with it, and with the password of now, before. */
    public Optional<UUID> of(UUID userId, int passwordVersion, RoutingContext context) {
        return shown(context)
                .filter(content -> content.userId().equals(userId) && content.passwordVersion() == passwordVersion)
                .map(Content::deviceId);
    }

    /** Whether it comes from anybody's device at all. */
    public boolean isShown(RoutingContext context) {
        return shown(context).isPresent();
    }

    private Optional<Content> shown(RoutingContext context) {
        return cookie.read(NAME, context)
                .flatMap(sent -> stamps.read(KIND, BYTES, sent))
                .map(Content::of);
    }

    /** Lets the browser show it from now on. Not where a page of another site sent the login: the account is of its choice. */
    public void remember(StartedSession session, RoutingContext context) {
        if (!CrossSite.made(context.request())) {
            UUID user = session.holder().userId();
            UUID device = of(user, session.passwordVersion(), context).orElseGet(UUID::randomUUID);
            byte[] content = ByteBuffer.allocate(BYTES)
                    .putLong(user.getMostSignificantBits())
                    .putLong(user.getLeastSignificantBits())
                    .putLong(device.getMostSignificantBits())
                    .putLong(device.getLeastSignificantBits())
                    .putInt(session.passwordVersion())
                    .array();
            cookie.set(NAME, stamps.write(KIND, content, session.key()), LIFE, context);
        }
    }
}
