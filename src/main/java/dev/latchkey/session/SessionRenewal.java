package dev.latchkey.session;

import dev.latchkey.database.PlainSql;
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
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Refreshes sessions. One statement decides: whoever's token is the current one moves the session on, and whoever's was
 * used within the grace window finds it moved on; both get the same successor. What neither is, is reuse (RFC 9700,
 * section 4.14.2), and a second statement ends the session. Each commits by itself, so nothing that follows undoes it.
 */
@ApplicationScoped
class SessionRenewal {
    private static final String RENEW =
            """
            UPDATE sessions s
            SET counter = greatest(s.counter, $2 + 1),
                renewals = CASE WHEN s.counter > $2 THEN s.renewals ELSE ($3::timestamptz || s.renewals)[1:8] END,
                kid = CASE WHEN s.counter > $2 THEN s.kid ELSE $4 END,
                last_used_at = greatest(s.last_used_at, $3),
                expires_at = least($5::timestamptz, s.created_at + make_interval(secs => $6))
            FROM users u
            WHERE s.id = $1 AND s.expires_at > $3 AND s.created_at + make_interval(secs => $6) > $3
              AND (s.counter <= $2 OR s.renewals[s.counter - $2] > $7)
              AND u.id = s.user_id AND u.enabled
              AND EXISTS (SELECT FROM signing_keys WHERE kid = $8)
            RETURNING s.user_id, u.email, u.roles, s.kid, s.expires_at""";

    /** A counter so old that its time is not kept any more was used long ago. */
    private static final String END_REUSED =
            """
            DELETE FROM sessions
            WHERE id = $1 AND counter > $2 AND coalesce(renewals[counter - $2] <= $3, true)
            RETURNING user_id""";

    private final PlainSql database;
    private final KeyRing keys;
    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final Revocations revocations;
    private final RenewalRecord record;
    private final SessionConfig config;
    private final Clock clock;

    SessionRenewal(
            PlainSql database,
            KeyRing keys,
            RefreshTokens refreshTokens,
            AccessTokens accessTokens,
            Revocations revocations,
            RenewalRecord record,
            SessionConfig config,
            Clock clock) {
        this.database = database;
        this.keys = keys;
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.revocations = revocations;
        this.record = record;
        this.config = config;
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
        return database.run(RENEW, renewing(token, now, key))
                .chain(renewed -> renewed.rowCount() > 0
                        ? Uni.createFrom().item(issue(token, renewed.iterator().next(), key))
                        : refuse(token, now));
    }

    private Tuple renewing(RefreshToken token, Instant now, RsaKey key) {
        return Tuple.tuple()
                .addUUID(token.sessionId())
                .addInteger(token.counter())
                .addOffsetDateTime(utc(now))
                .addString(key.kid())
                .addOffsetDateTime(utc(now.plus(config.idleLifetime())))
                .addDouble((double) config.lifetime().toSeconds())
                .addOffsetDateTime(utc(now.minus(config.refreshGrace())))
                .addString(token.kid());
    }

    /** A successor that was answered before is made with the same key again, and so is the same. */
    private TokenResponse issue(RefreshToken token, Row session, RsaKey newest) {
        RsaKey key = keys.find(session.getString("kid")).orElse(newest);
        Holder holder = new Holder(
                session.getUUID("user_id"),
                session.getString("email"),
                Role.named(session.getArrayOfStrings("roles")),
                token.sessionId(),
                session.getOffsetDateTime("expires_at").toInstant());
        return accessTokens.mint(holder, newest, refreshTokens.write(token.sessionId(), token.counter() + 1, key));
    }

    private Uni<TokenResponse> refuse(RefreshToken token, Instant now) {
        Instant grace = now.minus(config.refreshGrace());
        return database.run(END_REUSED, Tuple.of(token.sessionId(), token.counter(), utc(grace)))
                .call(ended -> ended.rowCount() > 0
                        ? revocations.takeEffect()
                        : Uni.createFrom().voidItem())
                .invoke(ended -> ended.forEach(session -> record.reuse(token.sessionId(), session.getUUID("user_id"))))
                .map(ended -> {
                    throw refusal();
                });
    }

    private static Problem refusal() {
        return Problem.of(ProblemType.INVALID_REFRESH_TOKEN);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
