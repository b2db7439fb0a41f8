package dev.latchkey.session;

import dev.latchkey.database.PlainSql;
import dev.latchkey.revocation.Memory;
import dev.latchkey.revocation.Remembered;
import dev.latchkey.revocation.Revocations;
import dev.latchkey.token.AccessToken;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The live sessions that requests have come from lately, in memory. The database is asked for the others and, while this
 * node may not know of all revocations, for every one.
 */
@ApplicationScoped
public class LiveSessions implements Memory {
    private static final String LIVE =
            """
            SELECT s.user_id, s.last_used_at, s.expires_at, u.roles FROM sessions s JOIN users u ON u.id = s.user_id
            WHERE s.id = $1 AND s.expires_at > $2 AND u.enabled AND EXISTS (SELECT FROM signing_keys WHERE kid = $3)""";

    private final PlainSql database;
    private final Clock clock;
    private final Remembered<UUID, LiveSession> remembered;
    private final Counter fromMemory;
    private final Counter fromDatabase;

    LiveSessions(PlainSql database, Revocations revocations, SessionConfig config, Clock clock, MeterRegistry metrics) {
        this.database = database;
        this.clock = clock;
        this.remembered = new Remembered<>(revocations, config.remembered());
        this.fromMemory = metrics.counter("latchkey.session.lookups", "from", "memory");
        this.fromDatabase = metrics.counter("latchkey.session.lookups", "from", "database");
    }

    /** The caller behind this token, or null where its session has ended or its user is disabled. */
    public Uni<@Nullable Caller> find(AccessToken token) {
        return find(token.sessionId(), token.kid()).map(live -> live == null ? null : live.caller());
    }

    /** The session, if it is live, for whoever shows something that was made for it with this key. */
    Uni<@Nullable LiveSession> find(UUID sessionId, String kid) {
        Instant now = clock.instant();
        LiveSession live = remembered.find(sessionId);
        if (live != null && live.expiresAt().isAfter(now)) {
            fromMemory.increment();
            return Uni.createFrom().item(live);
        }
        fromDatabase.increment();
        return read(sessionId, kid, now);
    }

    private Uni<@Nullable LiveSession> read(UUID sessionId, String kid, Instant now) {
        return remembered.read(
                sessionId,
                database.run(LIVE, Tuple.of(sessionId, now.atOffset(ZoneOffset.UTC), kid))
                        .map(rows -> LiveSession.of(sessionId, rows)));
    }

    /** Keeps what became of a session by its use, unless it was forgotten meanwhile. */
    void replace(LiveSession old, LiveSession used) {
        remembered.replace(old.caller().sessionId(), old, used);
    }

    @Override
    public void forgetSession(UUID sessionId) {
        remembered.forget(sessionId);
    }

    @Override
    public void forgetAll() {
        remembered.forgetAll();
    }
}
