package dev.latchkey.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.database.PlainSql;
import dev.latchkey.revocation.Memory;
import dev.latchkey.revocation.Revocations;
import dev.latchkey.token.AccessToken;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
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

    /** An operator's TRUNCATE fires no trigger. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final PlainSql database;
    private final Revocations revocations;
    private final Clock clock;
    private final Cache<UUID, LiveSession> remembered;
    private final AtomicLong forgotten = new AtomicLong();
    private final Counter fromMemory;
    private final Counter fromDatabase;

    LiveSessions(PlainSql database, Revocations revocations, SessionConfig config, Clock clock, MeterRegistry metrics) {
        this.database = database;
        this.revocations = revocations;
        this.clock = clock;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(config.remembered())
                .expireAfterWrite(LONGEST)
                .build();
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
        LiveSession live = revocations.areKnown() ? remembered.getIfPresent(sessionId) : null;
        if (live != null && live.expiresAt().isAfter(now)) {
            fromMemory.increment();
            return Uni.createFrom().item(live);
        }
        fromDatabase.increment();
        return read(sessionId, kid, now);
    }

    private Uni<@Nullable LiveSession> read(UUID sessionId, String kid, Instant now) {
        long before = forgotten.get();
        return database.run(LIVE, Tuple.of(sessionId, now.atOffset(ZoneOffset.UTC), kid))
                .map(rows -> LiveSession.of(sessionId, rows))
                .invoke(live -> remember(sessionId, live, before));
    }

    /** Keeps what became of a session by its use, unless it was forgotten meanwhile. */
    void replace(LiveSession old, LiveSession used) {
        var unused = remembered.asMap().replace(old.caller().sessionId(), old, used);
    }

    /**
     * The database has the last word, a refusal too: it may know more than this node. Only where something was forgotten
     * meanwhile, nothing is kept: it may have been this, just after it was read.
     */
    private void remember(UUID id, @Nullable LiveSession read, long before) {
        remembered.asMap().compute(id, (same, known) -> forgotten.get() == before ? read : null);
        if (forgotten.get() != before) {
            remembered.invalidate(id); // to forget all overlooks an entry that is just being made
        }
    }

    @Override
    public void forget(UUID sessionId) {
        forgotten.incrementAndGet();
        remembered.invalidate(sessionId);
    }

    @Override
    public void forgetAll() {
        forgotten.incrementAndGet();
        remembered.invalidateAll();
    }
}
