package dev.latchkey.session;

import dev.latchkey.database.PlainSql;
import dev.latchkey.keys.KeyRing;
import dev.latchkey.keys.RsaKey;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps a session alive by its mere use, for a browser, which has no refresh token: at most one write a minute. */
@ApplicationScoped
public class SessionUse {
    private static final Duration PRECISION = Duration.ofMinutes(1);

    /** Who used it less than a minute ago, maybe by another node, has it noted already. */
    private static final String USE =
            """
            UPDATE sessions
            SET last_used_at = $2, kid = $3,
                expires_at = least($4::timestamptz, created_at + make_interval(secs => $5))
            WHERE id = $1 AND expires_at > $2 AND last_used_at <= $6
              AND EXISTS (SELECT FROM signing_keys WHERE kid = $3)
            RETURNING expires_at""";

    private final LiveSessions sessions;
    private final PlainSql database;
    private final KeyRing keys;
    private final SessionConfig config;
    private final Clock clock;

    SessionUse(LiveSessions sessions, PlainSql database, KeyRing keys, SessionConfig config, Clock clock) {
        this.sessions = sessions;
        this.database = database;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Uses the session, if it is live, on behalf of whoever shows something that was made for it with this key; null where
     * it has ended. That its use cannot be noted keeps nobody out.
     */
    public Uni<@Nullable Visit> of(UUID sessionId, String kid) {
        return sessions.find(sessionId, kid)
                .chain(live -> live == null ? Uni.createFrom().nullItem() : use(live));
    }

    private Uni<Visit> use(LiveSession live) {
        Instant now = clock.instant();
        return now.isBefore(live.lastUsedAt().plus(PRECISION))
                ? Uni.createFrom().item(new Visit(live.caller(), null))
                : note(live, now).map(renewal -> new Visit(live.caller(), renewal));
    }

    private Uni<Visit.@Nullable Renewal> note(LiveSession live, Instant now) {
        return Uni.createFrom()
                .deferred(() -> renew(live, keys.signingKey(), now))
                .onFailure()
                .invoke(failure -> Log.debug("The use of a session was not noted", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Visit.@Nullable Renewal> renew(LiveSession live, RsaKey key, Instant now) {
        return database.run(USE, parameters(live, key, now))
                .map(rows -> renewal(key, rows))
                .invoke(renewal -> remember(live, renewal, now));
    }

    private Tuple parameters(LiveSession live, RsaKey key, Instant now) {
        return Tuple.tuple()
                .addUUID(live.caller().sessionId())
                .addOffsetDateTime(utc(now))
                .addString(key.kid())
                .addOffsetDateTime(utc(now.plus(config.idleLifetime())))
                .addDouble((double) config.lifetime().toSeconds())
                .addOffsetDateTime(utc(now.minus(PRECISION)));
    }

    private static Visit.@Nullable Renewal renewal(RsaKey key, RowSet<Row> rows) {
        for (Row row : rows) {
            return new Visit.Renewal(key, row.getOffsetDateTime("expires_at").toInstant());
        }
        return null;
    }

    private void remember(LiveSession live, Visit.@Nullable Renewal renewal, Instant now) {
        Instant end = renewal == null ? live.expiresAt() : renewal.expiresAt();
        sessions.replace(live, new LiveSession(live.caller(), now, end));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
