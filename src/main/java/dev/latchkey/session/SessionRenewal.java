package dev.latchkey.session;

import dev.latchkey.keys.KeyReload;
import dev.latchkey.keys.KeyRing;
import dev.latchkey.keys.RsaKey;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.revocation.Revocations;
import dev.latchkey.token.AccessTokens;
import dev.latchkey.token.Holder;
import dev.latchkey.token.TokenResponse;
import dev.latchkey.user.Role;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Refreshes sessions. Whoever's token is the current one moves the session on, and whoever's was used within the grace
 * window finds it moved on: both get the same successor. What is neither is reuse, which ends the session (RFC 9700,
 * section 4.14.2). That it ended is committed before the refusal is made, so nothing undoes it.
 */
@ApplicationScoped
class SessionRenewal {
    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final SessionMoves sessions;
    private final MovesTogether together;
    private final KeyRing keys;
    private final KeyReload keyReload;
    private final Revocations revocations;
    private final RenewalRecord record;
    private final Clock clock;

    SessionRenewal(
            RefreshTokens refreshTokens,
            AccessTokens accessTokens,
            SessionMoves sessions,
            MovesTogether together,
            KeyRing keys,
            KeyReload keyReload,
            Revocations revocations,
            RenewalRecord record,
            Clock clock) {
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.sessions = sessions;
        this.together = together;
        this.keys = keys;
        this.keyReload = keyReload;
        this.revocations = revocations;
        this.record = record;
        this.clock = clock;
    }

    /** The next pair of tokens; fails with {@code invalid-refresh-token}. */
    Uni<TokenResponse> renew(String refreshToken) {
        return refreshTokens
                .read(refreshToken)
                .map(this::renew)
                .orElseGet(() -> Uni.createFrom().failure(refusal()))
                .onItemOrFailure()
                .invoke(record::count);
    }

    private Uni<TokenResponse> renew(RefreshToken token) {
        Instant now = clock.instant();
        RsaKey key = keys.signingKey();
        return moveOn(token, key, now)
                .chain(answer -> answer.isPresent() ? Uni.createFrom().item(answer) : tryAnother(token, key, now))
                .chain(answer ->
                        answer.map(tokens -> Uni.createFrom().item(tokens)).orElseGet(() -> refuse(token, now)));
    }

    private Uni<Optional<TokenResponse>> moveOn(RefreshToken token, RsaKey key, Instant now) {
        return together.moveOn(new Move(token, key.kid(), now))
                .map(moved -> moved.map(session -> issue(token, session, key, now)));
    }

    /** A key that was taken away a moment ago is no reason to refuse what was made with another. */
    private Uni<Optional<TokenResponse>> tryAnother(RefreshToken token, RsaKey tried, Instant now) {
        return keyReload
                .reload()
                .map(unused -> keys.signingKey())
                .chain(key -> key.kid().equals(tried.kid())
                        ? Uni.createFrom().item(Optional.empty())
                        : moveOn(token, key, now));
    }

    /** A successor that was answered before is made with the same key again, and so is the same. */
    private TokenResponse issue(RefreshToken token, Row session, RsaKey newest, Instant now) {
        RsaKey key = keys.find(session.getString("kid")).orElse(newest);
        Holder holder = new Holder(
                session.getUUID("user_id"),
                session.getString("email"),
                Role.named(session.getArrayOfStrings("roles")),
                token.sessionId(),
                session.getOffsetDateTime("expires_at").toInstant());
        return accessTokens.mint(holder, newest, refreshTokens.write(token.sessionId(), token.counter() + 1, key), now);
    }

    private Uni<TokenResponse> refuse(RefreshToken token, Instant now) {
        return sessions.endReused(token, now)
                .call(user -> user.map(of -> reused(token, of))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .map(unused -> {
                    throw refusal();
                });
    }

    private Uni<Void> reused(RefreshToken token, UUID userId) {
        record.reuse(token.sessionId(), userId);
        return revocations.takeEffect();
    }

    private static Problem refusal() {
        return Problem.of(ProblemType.INVALID_REFRESH_TOKEN);
    }
}
