package dev.latchkey.mail;

import dev.latchkey.database.PlainSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to send what waits. Who claims a mail has a lease, committed before the server is talked to: nobody else sends it
 * meanwhile, and where the process ends, somebody does afterwards.
 */
@ApplicationScoped
class Leases {
    private static final int BATCH = 20;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(10);
    private static final Duration LONGEST_DELAY = Duration.ofHours(1);
    private static final int DOUBLINGS = 20;

    private static final String CLAIM = "UPDATE mails m SET next_at = $2, attempts = attempts + 1 FROM users u"
            + " WHERE u.id = m.user_id AND m.id = ANY (ARRAY (SELECT id FROM mails WHERE state = 'waiting' AND next_at <= $1"
            + " ORDER BY next_at LIMIT " + BATCH + " FOR UPDATE SKIP LOCKED)) RETURNING " + StoredMail.COLUMNS;

    /** Who comes too late, since the lease had ended, changes nothing. */
    private static final String END =
            """
            UPDATE mails SET state = $3, failure = $4, ended_at = $5, sealed_token = NULL, sealed_under = NULL
            WHERE id = $1 AND attempts = $2 AND state = 'waiting'""";

    private static final String PUT_OFF =
            "UPDATE mails SET failure = $3, next_at = $4 WHERE id = $1 AND attempts = $2 AND state = 'waiting'";

    private final PlainSql database;
    private final MailConfig config;
    private final Clock clock;

    Leases(PlainSql database, MailConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What was claimed together.
     *
     * @param leaseEnd from when on others may send them
     */
    record Batch(List<StoredMail> mails, Instant leaseEnd) {
        /** Whether more may wait. */
        boolean isFull() {
            return mails.size() == BATCH;
        }
    }

    /** What is due, for as long as the slowest batch takes that is sent on so many lines, and the time of a mail more. */
    Uni<Batch> claim(int lines) {
        Duration lease = config.limit().multipliedBy(BATCH / lines + 1);
        return Uni.createFrom().item(clock::instant).chain(now -> database.run(
                        CLAIM, Tuple.of(utc(now), utc(now.plus(lease))))
                .map(rows -> new Batch(mails(rows), now.plus(lease))));
    }

    /** The mail waits no longer; false where the lease had ended, and it is somebody else's to say what became of it. */
    Uni<Boolean> end(StoredMail mail, MailState state, Outcome outcome) {
        Tuple parameters = Tuple.of(mail.id(), mail.attempts(), state.slug(), failure(outcome), utc(clock.instant()));
        return database.run(END, parameters).map(rows -> rows.rowCount() > 0);
    }

    /** It is tried again, after ever longer pauses. */
    Uni<Void> putOff(StoredMail mail, Outcome outcome) {
        Instant next = clock.instant().plus(delay(mail.attempts()));
        Tuple parameters = Tuple.of(mail.id(), mail.attempts(), failure(outcome), utc(next));
        return database.run(PUT_OFF, parameters).replaceWithVoid();
    }

    private static Duration delay(int attempts) {
        Duration doubled = FIRST_DELAY.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
        return doubled.compareTo(LONGEST_DELAY) < 0 ? doubled : LONGEST_DELAY;
    }

    private static @Nullable String failure(Outcome outcome) {
        return outcome.failure().orElse(null);
    }

    private static List<StoredMail> mails(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(StoredMail::of)
                .toList();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
