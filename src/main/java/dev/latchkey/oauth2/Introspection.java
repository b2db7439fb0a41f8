package dev.latchkey.oauth2;

import dev.latchkey.session.Caller;
import dev.latchkey.session.LiveSessions;
import dev.latchkey.session.RefreshToken;
import dev.latchkey.session.RefreshTokens;
import dev.latchkey.session.TokenSessions;
import dev.latchkey.token.AccessToken;
import dev.latchkey.token.AccessTokenParser;
import dev.latchkey.token.TokenConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Says of a token what our own endpoints would make of it at this moment. */
@ApplicationScoped
class Introspection {
    private final RefreshTokens refreshTokens;
    private final AccessTokenParser accessTokens;
    private final TokenSessions sessions;
    private final LiveSessions live;
    private final TokenConfig config;

    Introspection(
            RefreshTokens refreshTokens,
            AccessTokenParser accessTokens,
            TokenSessions sessions,
            LiveSessions live,
            TokenConfig config) {
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.sessions = sessions;
        this.live = live;
        this.config = config;
    }

    Uni<Introspected> of(String text) {
        return refreshTokens
                .read(text)
                .map(this::ofRefreshToken)
                .or(() -> accessTokens.read(text).map(this::ofAccessToken))
                .orElseGet(() -> Uni.createFrom().item(Introspected.INACTIVE));
    }

    private Uni<Introspected> ofRefreshToken(RefreshToken token) {
        return sessions.refreshableBy(token)
                .map(session -> session == null ? Introspected.INACTIVE : Introspected.of(session, config.issuer()));
    }

    private Uni<Introspected> ofAccessToken(AccessToken token) {
        return live.find(token).map(caller -> judge(token, caller));
    }

    private Introspected judge(AccessToken token, @Nullable Caller caller) {
        return caller == null || !caller.userId().toString().equals(token.getSubject())
                ? Introspected.INACTIVE
                : Introspected.of(token, caller, config.audience());
    }
}
