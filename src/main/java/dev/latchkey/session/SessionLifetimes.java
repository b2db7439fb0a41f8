package dev.latchkey.session;

import dev.latchkey.keys.Lifetimes;
import dev.latchkey.token.TokenConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** How long keys are needed: by access tokens for their life, by refresh tokens until their session has idled out. */
@ApplicationScoped
class SessionLifetimes implements Lifetimes {
    private final TokenConfig tokens;
    private final SessionConfig sessions;

    SessionLifetimes(TokenConfig tokens, SessionConfig sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    @Override
    public Duration accessToken() {
        return tokens.lifetime();
    }

    @Override
    public Duration refreshToken() {
        return sessions.idleLifetime();
    }
}
