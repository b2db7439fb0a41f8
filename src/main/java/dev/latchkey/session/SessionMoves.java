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
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * The statements that decide what a refresh token is worth. Each is a transaction of its own, and the row's lock puts
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
            SET counter = greatest(s.counter, asked.counter + 1),
                renewals = CASE WHEN s.counter > asked.counter THEN s.renewals ELSE
                    (greatest(asked.at, clock_timestamp() - interval '2 seconds') || s.renewals)[1:8] END,
                kid = CASE WHEN s.counter > asked.counter THEN s.kid ELSE asked.kid END,
                last_used_at = greatest(s.last_used_at, asked.at),
                expires_at = least(asked.at + make_interval(secs => $6), s.created_at + make_interval(secs => $7))
            FROM %s asked, users u
            WHERE s.id = asked.id AND s.expires_at > asked.at AND s.created_at + make_interval(secs => $7) > asked.at
              AND (s.counter <= asked.counter OR s.renewals[s.counter - asked.counter] > asked.at - make_interval(secs => $8))
              AND u.id = s.user_id AND u.enabled
              AND EXISTS (SELECT FROM signing_keys k WHERE k.kid = asked.with_kid)
              AND (s.counter > asked.counter OR EXISTS (SELECT FROM signing_keys k WHERE k.kid = asked.kid))
            RETURNING s.id, s.user_id, u.email, u.roles, s.kid, s.expires_at""";

    private static final String MOVE_ONE_ON = MOVE_ON.formatted(
            "(SELECT $1::uuid AS id, $2::int AS counter, $3::timestamptz AS at, $4::text AS kid, $5::text AS with_kid)");

    /** Rows that others hold are left out: nobody waits for another's session, and no two statements for each other. */
    private static final String MOVE_MANY_ON =
            """
            WITH free AS MATERIALIZED (
                SELECT asked.* FROM unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::text[], $5::text[])
                    AS asked (id, counter, at, kid, with_kid)
                JOIN sessions s ON s.id = asked.id FOR UPDATE OF s SKIP LOCKED)
            """
                    + MOVE_ON.formatted("free");

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
     */
    Uni<Optional<Row>> moveOn(Move move) {
        Tuple parameters = Tuple.tuple()
                .addUUID(move.token().sessionId())
                .addInteger(move.token().counter())
                .addOffsetDateTime(utc(move.at()))
                .addString(move.kid())
                .addString(move.token().kid());
        return database.run(MOVE_ONE_ON, withLifetimes(parameters)).map(SessionMoves::first);
    }

    /**
     * The same for several, each of another session, in one transaction. Those that are not in the answer are still to be decided: they
     * may only have been in use.
     */
    Uni<Map<UUID, Row>> moveOn(List<Move> moves) {
        Tuple parameters = Tuple.tuple()
                .addArrayOfUUID(each(moves, move -> move.token().sessionId(), UUID[]::new))
                .addArrayOfInteger(each(moves, move -> move.token().counter(), Integer[]::new))
                .addArrayOfOffsetDateTime(each(moves, move -> utc(move.at()), OffsetDateTime[]::new))
                .addArrayOfString(each(moves, Move::kid, String[]::new))
                .addArrayOfString(each(moves, move -> move.token().kid(), String[]::new));
        return database.run(MOVE_MANY_ON, withLifetimes(parameters)).map(SessionMoves::bySession);
    }

    private Tuple withLifetimes(Tuple parameters) {
        return parameters
                .addDouble(seconds(config.idleLifetime()))
                .addDouble(seconds(config.lifetime()))
                .addDouble(seconds(config.refreshGrace()));
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

    private static <T> T[] each(List<Move> moves, Function<Move, T> what, IntFunction<T[]> array) {
        return moves.stream().map(what).toArray(array);
    }

    private static Map<UUID, Row> bySession(RowSet<Row> rows) {
        Map<UUID, Row> sessions = new HashMap<>();
        rows.forEach(row -> sessions.put(row.getUUID("id"), row));
        return sessions;
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.rowCount() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
