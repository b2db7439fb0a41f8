package dev.latchkey.mail;

import dev.latchkey.database.PlainSql;
import dev.latchkey.database.Upkeep;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** How the outbox stands, for metrics: by what this node saw last. */
@ApplicationScoped
class MailFigures {
    private static final String COUNT =
            """
            SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting,
                   count(*) FILTER (WHERE state = 'given-up') AS given_up,
                   coalesce(extract(epoch FROM $1 - min(created_at) FILTER (WHERE state = 'waiting')), 0)::bigint AS oldest
            FROM mails WHERE state <> 'sent'""";

    private final PlainSql database;
    private final Clock clock;
    private final AtomicLong waiting;
    private final AtomicLong givenUp;
    private final AtomicLong oldest;

    MailFigures(PlainSql database, Clock clock, MeterRegistry registry) {
        this.database = database;
        this.clock = clock;
        waiting = registry.gauge("latchkey.mail.waiting", new AtomicLong());
        givenUp = registry.gauge("latchkey.mail.given.up", new AtomicLong());
        oldest = registry.gauge("latchkey.mail.oldest.seconds", new AtomicLong());
    }

    /** Never fails: the next round counts. */
    Uni<Void> round() {
        return Upkeep.tolerant(
                "The outbox could not be counted",
                database.run(COUNT, Tuple.of(clock.instant().atOffset(ZoneOffset.UTC)))
                        .invoke(rows -> remember(rows.iterator().next()))
                        .replaceWithVoid());
    }

    private void remember(Row row) {
        waiting.set(row.getLong("waiting"));
        givenUp.set(row.getLong("given_up"));
        oldest.set(row.getLong("oldest"));
    }
}
