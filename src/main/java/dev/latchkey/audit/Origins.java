package dev.latchkey.audit;

import dev.latchkey.web.ClientSoftware;
import dev.latchkey.web.Peer;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Finds out where the request that is being served comes from. */
@ApplicationScoped
class Origins {
    private final CurrentVertxRequest current;
    private final Peer peer;

    Origins(CurrentVertxRequest current, Peer peer) {
        this.current = current;
        this.peer = peer;
    }

    Origin now() {
        return request().map(this::of).orElse(Origin.INSIDE);
    }

    private Optional<RoutingContext> request() {
        return Arc.container().requestContext().isActive()
                ? Optional.ofNullable(current.getCurrent())
                : Optional.empty();
    }

    private Origin of(RoutingContext context) {
        Optional<Acting> acting = acting(context);
        UUID actor = acting.map(Acting::userId).orElse(null);
        UUID session = acting.map(Acting::sessionId).orElse(null);
        HttpServerRequest request = context.request();
        return new Origin(actor, session, peer.address(request), ClientSoftware.of(request));
    }

    /** Only whom authentication has found already: asking for it here would answer a login with what a stale header deserves. */
    private static Optional<Acting> acting(RoutingContext context) {
        return Optional.ofNullable(context.user())
                .filter(QuarkusHttpUser.class::isInstance)
                .map(user -> ((QuarkusHttpUser) user).getSecurityIdentity().getAttribute(Acting.ATTRIBUTE));
    }
}
