package dev.latchkey.onetime;

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
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Removes tokens that have run out, and requests that nobody has answered. What somebody is using at the moment, waits. */
@ApplicationScoped
class OneTimePurge {
    private static final String EXPIRED =
            """
            DELETE FROM one_time_tokens WHERE hash = ANY (ARRAY
                (SELECT hash FROM one_time_tokens WHERE expires_at <= $1 ORDER BY expires_at LIMIT 10000 FOR UPDATE SKIP LOCKED))""";

    /** Long after somebody asked, they have asked again. */
    private static final String FORGOTTEN =
            """
            DELETE FROM link_requests WHERE id = ANY (ARRAY
                (SELECT id FROM link_requests WHERE at <= $1 ORDER BY at LIMIT 10000 FOR UPDATE SKIP LOCKED))""";

    private static final Duration PATIENCE = Duration.ofHours(1);

    private final PlainSql database;
    private final Clock clock;

    OneTimePurge(PlainSql database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent start, Scheduler scheduler, OneTimeConfig config) {
        var unused = scheduler
                .newJob("one-time tokens")
                .setInterval(config.purgeEvery().toString())
                .setDelayed(Upkeep.AFTER_START)
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(execution -> round())
                .schedule();
    }

    /** Never fails: what is left, the next round finds. */
    Uni<Void> round() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return all(EXPIRED, now)
                .chain(() -> all(FORGOTTEN, now.minus(PATIENCE)))
                .onFailure()
                .invoke(failure -> Log.warnf("Old tokens could not be removed, which is tried again: %s", failure))
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
