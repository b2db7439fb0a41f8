package dev.latchkey.browser;

import dev.latchkey.session.SessionUse;
import dev.latchkey.session.Visit;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Finds who is behind a cookie, and keeps their session alive by the way. */
@ApplicationScoped
class CookieIdentity implements IdentityProvider<CookieRequest> {
    private final SessionUse sessions;
    private final SessionCookie cookies;

    CookieIdentity(SessionUse sessions, SessionCookie cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @Override
    public Class<CookieRequest> getRequestType() {
        return CookieRequest.class;
    }

    /** Nobody, where the session has ended. */
    @Override
    public Uni<SecurityIdentity> authenticate(CookieRequest request, AuthenticationRequestContext unused) {
        return sessions.of(request.cookie().sessionId(), request.cookie().kid()).map(visit -> identity(visit, request));
    }

    private @Nullable SecurityIdentity identity(@Nullable Visit visit, CookieRequest request) {
        if (visit == null) {
            return null;
        }
        if (visit.renewal() != null) {
            cookies.renew(visit.caller().sessionId(), visit.renewal(), request.context());
        }
        return visit.caller().as(new QuarkusPrincipal(visit.caller().userId().toString()));
    }
}
