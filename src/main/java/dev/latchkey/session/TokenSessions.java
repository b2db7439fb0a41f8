package dev.latchkey.session;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.audit.Origin;
import dev.latchkey.database.PlainSql;
import dev.latchkey.revocation.Revocations;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sessions behind tokens that are spoken of, rather than used. A token of a key that was taken away is none. */
@ApplicationScoped
public class TokenSessions {
    private static final String END =
            """
            WITH ended AS (DELETE FROM sessions
                           WHERE id = $1 AND EXISTS (SELECT FROM signing_keys WHERE kid = $2) RETURNING id, user_id)
            SELECT audit_event($3, $4, 'success', NULL, user_id, id, $5, $6, NULL) FROM ended""";

    /** As in {@link SessionRenewal}, which would refresh these, and besides those of the grace window. */
    private static final String REFRESHABLE =
            """
            SELECT s.user_id, s.expires_at FROM sessions s JOIN users u ON u.id = s.user_id
            WHERE s.id = $1 AND s.counter <= $2 AND s.expires_at > $3 AND s.created_at > $4 AND u.enabled
              AND EXISTS (SELECT FROM signing_keys WHERE kid = $5)""";

    private final PlainSql database;
    private final AuditTrail audit;
    private final Revocations revocations;
    private final SessionConfig config;
    private final Clock clock;

    TokenSessions(PlainSql database, AuditTrail audit, Revocations revocations, SessionConfig config, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.revocations = revocations;
        this.config = config;
        this.clock = clock;
    }

    /** Ends this session, on behalf of whoever holds a token of it that was made with this key; it counts at once. */
    public Uni<Void> end(UUID sessionId, String kid) {
        Origin origin = audit.origin();
        Tuple parameters = Tuple.of(sessionId, kid, clock.instant().atOffset(ZoneOffset.UTC))
                .addString(AuditAction.TOKEN_REVOKED.slug())
                .addString(origin.ip())
                .addString(origin.userAgent());
        return database.run(END, parameters).chain(revocations::takeEffect);
    }

    /** The live session that this is the current refresh token of; null where there is none. Reads the database. */
    public Uni<@Nullable RefreshableSession> refreshableBy(RefreshToken token) {
        Instant now = clock.instant();
        Tuple parameters = Tuple.of(
                token.sessionId(),
                token.counter(),
                now.atOffset(ZoneOffset.UTC),
                now.minus(config.lifetime()).atOffset(ZoneOffset.UTC),
                token.kid());
        return database.run(REFRESHABLE, parameters).map(rows -> session(token.sessionId(), rows));
    }

    private static @Nullable RefreshableSession session(UUID id, RowSet<Row> rows) {
        for (Row row : rows) {
            return new RefreshableSession(
                    id,
                    row.getUUID("user_id"),
                    row.getOffsetDateTime("expires_at").toInstant());
        }
        return null;
    }
}
