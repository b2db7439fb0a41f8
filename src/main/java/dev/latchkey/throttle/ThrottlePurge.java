package dev.latchkey.throttle;

import dev.latchkey.database.PlainSql;
import dev.latchkey.database.Upkeep;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Removes counts that are forgotten, and networks that were not seen for long. What somebody is counting at the moment, waits. */
@ApplicationScoped
class ThrottlePurge {
    private static final String COUNTS =
            """
            DELETE FROM throttle_counts WHERE key IN
                (SELECT key FROM throttle_counts WHERE expires_at <= $1 LIMIT 10000 FOR UPDATE SKIP LOCKED)""";
    private static final String NETWORKS =
            """
            DELETE FROM known_networks WHERE (user_id, network) IN
                (SELECT user_id, network FROM known_networks WHERE last_seen_at <= $1
                 ORDER BY last_seen_at LIMIT 10000 FOR UPDATE SKIP LOCKED)""";

    private final PlainSql database;
    private final ThrottleConfig config;
    private final Clock clock;

    ThrottlePurge(PlainSql database, ThrottleConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent start, Scheduler scheduler) {
        var unused = scheduler
                .newJob("throttle")
                .setInterval(config.purgeEvery().toString())
                .setDelayed(Upkeep.AFTER_START)
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(execution -> round())
                .schedule();
    }

    /** Never fails: what is left, the next round finds. */
    Uni<Void> round() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return all(COUNTS, now)
                .chain(() -> all(NETWORKS, now.minus(config.rememberNetworks())))
                .onFailure()
                .invoke(failure -> Log.warnf("Old counts could not be removed, which is tried again: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /** In slices: a statement has only seconds. */
    private Uni<Void> all(String slice, OffsetDateTime until) {
        return Multi.createBy()
                .repeating()
                .uni(() -> database.run(slice, Tuple.of(until)).map(RowSet::rowCount))
                .whilst(removed -> removed > 0)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
