package dev.latchkey.session;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.audit.Origin;
import dev.latchkey.database.PlainSql;
import dev.latchkey.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * The two statements that decide what a refresh token is worth. Each is a transaction of its own, and the row's lock puts
 * those that race for one session in an order.
 */
@ApplicationScoped
class SessionMoves {
    /**
     * A statement may reach a database that was frozen long after its request was given up. The token is used then, and not
     * when the request began: its holder, who tries again, is within the grace window. Two seconds are for clocks that differ.
     */
    private static final String MOVE_ON =
            """
            UPDATE sessions s
            SET counter = greatest(s.counter, $2 + 1),
                renewals = CASE WHEN s.counter > $2 THEN s.renewals ELSE
                    (greatest($3::timestamptz, clock_timestamp() - interval '2 seconds') || s.renewals)[1:8] END,
                kid = CASE WHEN s.counter > $2 THEN s.kid ELSE $4 END,
                last_used_at = greatest(s.last_used_at, $3),
                expires_at = least($5::timestamptz, s.created_at + make_interval(secs => $6))
            FROM users u
            WHERE s.id = $1 AND s.expires_at > $3 AND s.created_at + make_interval(secs => $6) > $3
              AND (s.counter <= $2 OR s.renewals[s.counter - $2] > $7)
              AND u.id = s.user_id AND u.enabled
              AND EXISTS (SELECT FROM signing_keys WHERE kid = $8)
              AND (s.counter > $2 OR EXISTS (SELECT FROM signing_keys WHERE kid = $4))
            RETURNING s.user_id, u.email, u.roles, s.kid, s.expires_at""";

    /**
     * A counter so old that its time is not kept any more was used long ago. The user's row is held before the session's, as who
     * deletes a user holds them: that the notice names the user would else take it last, and the two would wait in a circle.
     */
    private static final String END_REUSED =
            """
            WITH owner AS MATERIALIZED (
                     SELECT u.id FROM users u WHERE u.id = (SELECT s.user_id FROM sessions s WHERE s.id = $1) FOR KEY SHARE),
                 ended AS (DELETE FROM sessions s USING owner
                           WHERE s.id = $1 AND s.user_id = owner.id
                             AND s.counter > $2 AND coalesce(s.renewals[s.counter - $2] <= $3, true)
                           RETURNING s.id, s.user_id),
                 noticed AS (INSERT INTO session_notices (what, at, user_id, session_id, user_agent, ip)
                             SELECT 'refresh-reused', $4, user_id, id, $8, $7 FROM ended)
            SELECT user_id, audit_event($4, $5, $6, NULL, user_id, id, $7, $8, NULL) FROM ended""";

    private final PlainSql database;
    private final AuditTrail audit;
    private final SessionConfig config;

    SessionMoves(PlainSql database, AuditTrail audit, SessionConfig config) {
        this.database = database;
        this.audit = audit;
        this.config = config;
    }

    /**
     * The session with its user, moved on past the token, or found moved on by it within the grace window; empty where the
     * token does neither, or where the key for the successor was taken away.
     *
     * @param kid the key for a new successor; the answer has the one that the successor is made with
     */
    Uni<Optional<Row>> moveOn(RefreshToken token, String kid, Instant now) {
        Tuple parameters = Tuple.tuple()
                .addUUID(token.sessionId())
                .addInteger(token.counter())
                .addOffsetDateTime(utc(now))
                .addString(kid)
                .addOffsetDateTime(utc(now.plus(config.idleLifetime())))
                .addDouble((double) config.lifetime().toSeconds())
                .addOffsetDateTime(utc(now.minus(config.refreshGrace())))
                .addString(token.kid());
        return database.run(MOVE_ON, parameters).map(SessionMoves::first);
    }

    /** Ends the session if the token was used before, longer ago than the grace window; its user then, else empty. */
    Uni<Optional<UUID>> endReused(RefreshToken token, Instant now) {
        Origin origin = audit.origin();
        Tuple parameters = Tuple.of(token.sessionId(), token.counter(), utc(now.minus(config.refreshGrace())))
                .addOffsetDateTime(utc(now))
                .addString(AuditAction.REFRESH_REUSED.slug())
                .addString(ProblemType.INVALID_REFRESH_TOKEN.slug())
                .addString(origin.ip())
                .addString(origin.userAgent());
        return database.run(END_REUSED, parameters)
                .map(SessionMoves::first)
                .map(ended -> ended.map(session -> session.getUUID("user_id")));
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.rowCount() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
