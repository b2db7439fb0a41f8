package dev.latchkey.throttle;

import dev.latchkey.database.PlainSql;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The counts in the database: one statement before an attempt, and one after it unless it has failed. */
@ApplicationScoped
class Counts {
    /** Nobody waits until a count is on the disk: a database that crashes may forget those of its last moment, and nothing else. */
    private static final String UNHURRIED = ", set_config('synchronous_commit', 'off', true)";

    private static final String ADD =
            "SELECT rule, wait, coalesce(counted, '{}') AS counted FROM throttle_attempt($1, $2, $3, $4::text[], $5, $6, $7, $8, $9, $10)"
                    + UNHURRIED;
    private static final String TAKE_BACK = "SELECT FROM throttle_take_back($1, $2, $3, $4, $5)" + UNHURRIED;

    private final PlainSql database;
    private final Clock clock;

    Counts(PlainSql database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Which rule forbids an attempt, and for how long yet. */
    record Refusal(String rule, Duration delay) {}

    /**
     * What became of counting an attempt.
     *
     * @param refusal why it may not be made; empty if it may
     * @param keys what it was counted under
     */
    record Counted(Optional<Refusal> refusal, List<UUID> keys) {
        static final Counted NOWHERE = new Counted(Optional.empty(), List.of());
    }

    /** Counts an attempt, unless it may not be made. */
    Uni<Counted> add(Attempt attempt) {
        List<Count> counts = attempt.counts();
        Tuple parameters = Tuple.tuple()
                .addOffsetDateTime(now())
                .addUUID(attempt.user())
                .addString(attempt.network())
                .addArrayOfString(all(counts, count -> count.rule().toString(), String[]::new))
                .addArrayOfUUID(attempt.keys())
                .addArrayOfInteger(all(counts, count -> count.figures().attempts(), Integer[]::new))
                .addArrayOfDouble(all(counts, count -> seconds(count.figures().delay()), Double[]::new))
                .addArrayOfDouble(all(counts, count -> seconds(count.figures().longest()), Double[]::new))
                .addArrayOfDouble(all(counts, count -> seconds(count.figures().forget()), Double[]::new))
                .addArrayOfBoolean(all(counts, count -> count.rule().sparesKnown(), Boolean[]::new));
        return database.run(ADD, parameters).map(Counts::counted);
    }

    /**
     * An attempt was no failure under these keys; if its proof succeeded, those before it are forgotten. Never fails: that a count stays too
     * high for a while is no reason to undo what has succeeded.
     */
    Uni<Void> takeBack(Attempt attempt, List<UUID> counted, boolean proven) {
        Tuple parameters = Tuple.of(now(), counted.toArray(UUID[]::new), proven, attempt.user(), attempt.network());
        return database.run(TAKE_BACK, parameters)
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> Log.warnf("An attempt stays counted as failed: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private static Counted counted(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        Optional<Refusal> refusal = Optional.ofNullable(row.getDouble("wait"))
                .map(wait -> new Refusal(row.getString("rule"), Duration.ofMillis((long) Math.ceil(wait * 1000))));
        return new Counted(refusal, List.of(row.getArrayOfUUIDs("counted")));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static <T> T[] all(List<Count> counts, Function<Count, T> member, IntFunction<T[]> array) {
        return counts.stream().map(member).toArray(array);
    }
}
