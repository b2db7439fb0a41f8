package dev.latchkey.browser;

import dev.latchkey.problem.Reader;
import dev.latchkey.web.CrossSite;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows the visitors of pages by their cookie. It counts for nothing at the API, nor for what another site sends. */
@ApplicationScoped
class CookieAuthentication implements HttpAuthenticationMechanism {
    /** Nor does an {@code Authorization} header make anybody of who has no cookie: pages do not look at it. */
    private static final SecurityIdentity NOBODY = QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal(""))
            .setAnonymous(true)
            .build();

    private final SessionCookie cookies;

    CookieAuthentication(SessionCookie cookies) {
        this.cookies = cookies;
    }

    @Override
    public Uni<@Nullable SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        return Reader.isPage(context.normalizedPath())
                ? visitor(context, identities)
                : Uni.createFrom().nullItem();
    }

    private Uni<@Nullable SecurityIdentity> visitor(RoutingContext context, IdentityProviderManager identities) {
        return cookies.read(context)
                .filter(cookie -> !CrossSite.made(context.request()))
                .map(cookie -> identify(new CookieRequest(cookie, context), identities))
                .orElseGet(() -> Uni.createFrom().item(NOBODY));
    }

    /** Whose session has ended is a visitor like any other. */
    private static Uni<@Nullable SecurityIdentity> identify(CookieRequest request, IdentityProviderManager identities) {
        return identities
                .authenticate(request)
                .onFailure(AuthenticationFailedException.class)
                .recoverWithItem(NOBODY);
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
