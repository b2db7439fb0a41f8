package dev.latchkey.login;

import dev.latchkey.browser.DeviceCookie;
import dev.latchkey.browser.SessionCookie;
import dev.latchkey.session.Caller;
import dev.latchkey.session.SignOut;
import dev.latchkey.session.StartedSession;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Hands a new session over to a browser. */
@ApplicationScoped
class Entrance {
    private final SignOut signOut;
    private final SessionCookie cookie;
    private final DeviceCookie devices;
    private final CurrentIdentityAssociation identity;

    Entrance(SignOut signOut, SessionCookie cookie, DeviceCookie devices, CurrentIdentityAssociation identity) {
        this.signOut = signOut;
        this.cookie = cookie;
        this.devices = devices;
        this.identity = identity;
    }

    /**
     * A browser has one session: what its cookie stood for until now would live on with nobody knowing. That it does not end
     * is no reason to keep anybody out: it is in their list of sessions.
     */
    Uni<Void> enter(StartedSession session, RoutingContext context) {
        return endCurrent().onFailure().recoverWithNull().invoke(() -> {
            cookie.start(session, context);
            devices.remember(session, context);
        });
    }

    /** Ends the session that the browser has, if it has one. */
    Uni<Void> endCurrent() {
        return identity.getDeferredIdentity()
                .chain(visitor ->
                        visitor.isAnonymous() ? Uni.createFrom().voidItem() : signOut.here(Caller.of(visitor)));
    }
}
