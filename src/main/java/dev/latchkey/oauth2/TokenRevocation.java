package dev.latchkey.oauth2;

import dev.latchkey.session.RefreshTokens;
import dev.latchkey.session.TokenSessions;
import dev.latchkey.token.AccessTokenParser;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Ends the session that a token belongs to. Who holds the token may: there are no clients to tell apart. */
@ApplicationScoped
class TokenRevocation {
    private final RefreshTokens refreshTokens;
    private final AccessTokenParser accessTokens;
    private final TokenSessions sessions;

    TokenRevocation(RefreshTokens refreshTokens, AccessTokenParser accessTokens, TokenSessions sessions) {
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.sessions = sessions;
    }

    /** Does nothing where the text is no token of ours. */
    Uni<Void> revoke(String text) {
        return refreshTokens
                .read(text)
                .map(token -> sessions.end(token.sessionId(), token.kid()))
                .or(() -> accessTokens.read(text).map(token -> sessions.end(token.sessionId(), token.kid())))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
