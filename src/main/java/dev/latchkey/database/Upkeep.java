package dev.latchkey.database;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.function.Supplier;

/** Work that nobody waits for, done in rounds on every node. */
@ApplicationScoped
public class Upkeep {
    /** While a node starts and takes its first requests, they need it all. */
    private static final String AFTER_START = "PT1M";

    private final PlainSql database;
    private final Scheduler scheduler;

    Upkeep(PlainSql database, Scheduler scheduler) {
        this.database = database;
        this.scheduler = scheduler;
    }

    /** A round each time that so long has passed, but never two at once. */
    public void every(Duration interval, String name, Supplier<Uni<Void>> round) {
        var unused = job(interval, name, round).schedule();
    }

    /** The same for what has time: the first round comes a minute after the start. */
    public void everyLater(Duration interval, String name, Supplier<Uni<Void>> round) {
        var unused = job(interval, name, round).setDelayed(AFTER_START).schedule();
    }

    private Scheduler.JobDefinition<?> job(Duration interval, String name, Supplier<Uni<Void>> round) {
        return scheduler
                .newJob(name)
                .setInterval(interval.toString())
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(execution -> round.get());
    }

    /** Never fails: the log says what could not be done, and what is left, the next round finds. */
    public static Uni<Void> tolerant(String complaint, Uni<Void> round) {
        return round.onFailure()
                .invoke(failure -> Log.warnf("%s, which is tried again: %s", complaint, failure))
                .onFailure()
                .recoverWithNull();
    }

    /** Runs a statement that removes some of what is older than its parameter, until there is nothing left: a statement has only seconds. */
    public Uni<Void> removeAll(String slice, OffsetDateTime until) {
        return Multi.createBy()
                .repeating()
                .uni(() -> database.run(slice, Tuple.of(until)).map(RowSet::rowCount))
                .whilst(removed -> removed > 0)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
