package dev.latchkey.mail;

import dev.latchkey.database.PlainSql;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Removes mails that were sent or given up long ago, and counts that count no more. What somebody is at, waits. */
@ApplicationScoped
class MailPurge {
    private static final String MAILS =
            """
            DELETE FROM mails WHERE id = ANY (ARRAY
                (SELECT id FROM mails WHERE ended_at <= $1 ORDER BY ended_at LIMIT 5000 FOR UPDATE SKIP LOCKED))""";
    private static final String COUNTS =
            """
            DELETE FROM mail_counts WHERE key = ANY (ARRAY
                (SELECT key FROM mail_counts WHERE ends_at <= $1 ORDER BY ends_at LIMIT 10000 FOR UPDATE SKIP LOCKED))""";

    private final PlainSql database;
    private final MailConfig config;
    private final Clock clock;

    MailPurge(PlainSql database, MailConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** Never fails: what is left, the next round finds. */
    Uni<Void> round() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return all(MAILS, now.minus(config.keep()))
                .chain(() -> all(COUNTS, now))
                .onFailure()
                .invoke(failure -> Log.warnf("Old mails could not be removed, which is tried again: %s", failure))
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
