package dev.latchkey.session;

import dev.latchkey.token.AccessTokens;
import dev.latchkey.token.TokenResponse;
import jakarta.enterprise.context.ApplicationScoped;

/** The tokens that a client gets for a session that has just begun. */
@ApplicationScoped
public class FirstTokens {
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;

    FirstTokens(AccessTokens accessTokens, RefreshTokens refreshTokens) {
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
    }

    public TokenResponse of(StartedSession session) {
        String refreshToken = refreshTokens.write(session.id(), 0, session.key());
        return accessTokens.mint(session.holder(), session.key(), refreshToken, session.at());
    }
}
