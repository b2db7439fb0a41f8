package dev.latchkey.session;

import dev.latchkey.token.AccessTokens;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Lets a verified token through only while its session is live and its user enabled, and with the roles that the user has
 * now, whatever the token says.
 */
@ApplicationScoped
class SessionGuard implements SecurityIdentityAugmentor {
    private final Sessions sessions;

    SessionGuard(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? sessions.findLive(sessionOf(token)).map(session -> admit(token, session))
                : Uni.createFrom().item(identity);
    }

    private static UUID sessionOf(JsonWebToken token) {
        try {
            return UUID.fromString(token.getClaim(AccessTokens.SESSION_CLAIM));
        } catch (RuntimeException e) {
            throw new AuthenticationFailedException("The token names no session", e);
        }
    }

    private static SecurityIdentity admit(JsonWebToken token, @Nullable Session session) {
        if (session == null || !session.user.id.toString().equals(token.getSubject())) {
            throw new AuthenticationFailedException("The session has ended");
        }
        Caller caller = Caller.of(session);
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(token)
                .addRoles(caller.roleNames())
                .addAttribute(Caller.ATTRIBUTE, caller)
                .build();
    }
}
