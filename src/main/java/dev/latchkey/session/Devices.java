package dev.latchkey.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells by what its sessions' clients call themselves which devices a user is logged in on. */
@ApplicationScoped
public class Devices {
    private static final int MOST = 1_000;

    private final Vertx vertx;
    private final Cache<String, Device> read =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private @Nullable UserAgents userAgents;

    Devices(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * The device of each of these sessions, in their order. They are found on a worker thread; the caller goes on on its
     * own.
     */
    public Uni<List<Device>> of(List<SessionView> sessions) {
        // Unordered: nobody is to wait for another's.
        return vertx.executeBlocking(
                () -> sessions.stream().map(session -> of(session.userAgent())).toList(), false);
    }

    /** The device of a client that calls itself so, and whether it is one of those of these others; found out alike. */
    Uni<Recognised> recognise(@Nullable String userAgent, List<String> others) {
        return vertx.executeBlocking(
                () -> {
                    Device device = of(userAgent);
                    return new Recognised(device, others.stream().map(this::of).anyMatch(device::equals));
                },
                false);
    }

    record Recognised(Device device, boolean isKnown) {}

    /** Takes milliseconds, and the first time some tenths of a second. */
    Device of(@Nullable String userAgent) {
        return userAgent == null
                ? Device.UNKNOWN
                : read.get(userAgent, unread -> userAgents().read(unread));
    }

    /** Only those who look at pages need them: they take their time to load. */
    private synchronized UserAgents userAgents() {
        if (userAgents == null) {
            userAgents = new UserAgents();
        }
        return userAgents;
    }
}
