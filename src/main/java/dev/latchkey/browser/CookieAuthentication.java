package dev.latchkey.browser;

import dev.latchkey.problem.Reader;
import dev.latchkey.web.CrossSite;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Knows the visitors of pages by their cookie. It counts for nothing at the API, nor for what another site sends. */
@ApplicationScoped
class CookieAuthentication implements HttpAuthenticationMechanism {
    private final SessionCookie cookies;

    CookieAuthentication(SessionCookie cookies) {
        this.cookies = cookies;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        return Reader.isPage(context.normalizedPath()) && !CrossSite.made(context.request())
                ? cookies.read(context)
                        .map(cookie -> identify(new CookieRequest(cookie, context), identities))
                        .orElseGet(() -> Uni.createFrom().nullItem())
                : Uni.createFrom().nullItem();
    }

    /** Whose session has ended is a visitor like any other. */
    private static Uni<SecurityIdentity> identify(CookieRequest request, IdentityProviderManager identities) {
        return identities
                .authenticate(request)
                .onFailure(AuthenticationFailedException.class)
                .recoverWithNull();
    }

    /** Who has no cookie is sent to log in: see {@link LoginRedirect}. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(CookieRequest.class);
    }

    /** Before that of bearer tokens, which are no page's concern. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }
}
