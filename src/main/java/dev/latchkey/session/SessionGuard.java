package dev.latchkey.session;

import dev.latchkey.token.AccessToken;
import dev.latchkey.token.VerifiedTokens;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Lets a verified token through only while its session is live and its user enabled, and with the roles that the user has
 * now, whatever the token says.
 */
@ApplicationScoped
class SessionGuard implements SecurityIdentityAugmentor {
    private final LiveSessions sessions;
    private final VerifiedTokens tokens;

    SessionGuard(LiveSessions sessions, VerifiedTokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return identity.getPrincipal() instanceof AccessToken token
                ? sessions.find(token).map(caller -> admit(token, caller))
                : Uni.createFrom().item(identity);
    }

    private SecurityIdentity admit(AccessToken token, @Nullable Caller caller) {
        if (caller == null || !caller.userId().toString().equals(token.getSubject())) {
            tokens.forget(token);
            throw new AuthenticationFailedException("The session has ended");
        }
        tokens.keep(token);
        return caller.as(token);
    }
}
