package dev.latchkey.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.database.PlainSql;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.token.TokenConfig;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Reads and signs each stretch of the revocations once, however many ask for it at a time. */
@ApplicationScoped
class FeedPages {
    /**
     * What happened before the oldest token that is still good was issued, a minute of skew allowed, matters no more. A token
     * that was being made in the tenth of a second of the commit may say what held before.
     */
    private static final String READ =
            """
            SELECT position, kind, subject, ceil(extract(epoch FROM at) + 0.1)::bigint AS at FROM revocations
            WHERE position > $1 AND position <= $2 AND kind NOT IN ('keys-changed', 'user-changed')
              AND at > clock_timestamp() - make_interval(secs => $3) - interval '1 minute'
            ORDER BY position LIMIT $4""";

    /** Anyone may ask, and for many stretches: the rest of the pool and of the processors is for others. */
    private static final int AT_ONCE = 8;

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MOST = 64;
    private static final Duration LIMIT = Duration.ofSeconds(4);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final PlainSql database;
    private final FeedSigner signer;
    private final TokenConfig config;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Cache<FeedRange, Uni<FeedAnswer>> signed =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH).build();

    FeedPages(PlainSql database, FeedSigner signer, TokenConfig config) {
        this.database = database;
        this.signer = signer;
        this.config = config;
    }

    /** Comes on any thread; fails as the database does. */
    Uni<FeedAnswer> of(FeedRange range) {
        return signed.get(range, this::prepare);
    }

    private Uni<FeedAnswer> prepare(FeedRange range) {
        return Uni.createFrom()
                .deferred(() ->
                        places.tryAcquire() ? make(range) : Uni.createFrom().failure(overloaded()))
                .onFailure()
                .invoke(() -> signed.invalidate(range))
                .memoize()
                .indefinitely();
    }

    private Uni<FeedAnswer> make(FeedRange range) {
        return Uni.createFrom()
                .deferred(() -> range.isEmpty() ? Uni.createFrom().item(FeedPage.empty(range)) : read(range))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(signer::sign)
                .onTermination()
                .invoke(places::release);
    }

    private static Problem overloaded() {
        return Problem.of(ProblemType.OVERLOADED).retryAfter(SOON);
    }

    private Uni<FeedPage> read(FeedRange range) {
        Tuple parameters = Tuple.of(
                range.after() == null ? 0L : range.after(),
                range.to(),
                (double) config.lifetime().toSeconds(),
                FeedPage.LARGEST + 1);
        return database.run(READ, parameters)
                .map(rows -> FeedPage.of(range, rows))
                .ifNoItem()
                .after(LIMIT)
                .failWith(() -> Problem.of(ProblemType.UNAVAILABLE).retryAfter(SOON));
    }
}
