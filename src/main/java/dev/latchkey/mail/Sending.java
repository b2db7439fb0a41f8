package dev.latchkey.mail;

import dev.latchkey.database.PlainSql;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Sends what waits, on every node. Who claims a mail has a lease, committed before the server is talked to: nobody else sends it
 * meanwhile, and where the process ends, somebody does afterwards. No connection to the database is held while sending.
 */
@ApplicationScoped
class Sending {
    private static final int BATCH = 20;
    private static final int LINES = 4;
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LAST_RETRY = Duration.ofSeconds(2);
    private static final int RETRIES = 10;
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
    private final Rendering rendering;
    private final Smtp smtp;
    private final MailConfig config;
    private final MailMetrics metrics;
    private final Clock clock;
    private final AtomicReference<String> lastComplaint = new AtomicReference<>("");

    Sending(PlainSql database, Rendering rendering, Smtp smtp, MailConfig config, MailMetrics metrics, Clock clock) {
        this.database = database;
        this.rendering = rendering;
        this.smtp = smtp;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Sends all that is due, unless the server takes none of it. Never fails: what is left, the next round finds. */
    Uni<Void> round() {
        return Multi.createBy()
                .repeating()
                .uni(this::batch)
                .whilst(goesOn -> goesOn)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> complain(String.valueOf(failure)))
                .onFailure()
                .recoverWithNull();
    }

    /** Whether there is more, and a server that takes it. */
    private Uni<Boolean> batch() {
        Instant leaseEnd = clock.instant().plus(lease());
        return claim(leaseEnd)
                .chain(mails -> mails.isEmpty()
                        ? Uni.createFrom().item(false)
                        : send(mails, leaseEnd).map(sent -> sent > 0 && mails.size() == BATCH));
    }

    private Uni<List<StoredMail>> claim(Instant leaseEnd) {
        return database.run(CLAIM, Tuple.of(utc(leaseEnd.minus(lease())), utc(leaseEnd)))
                .map(Sending::mails);
    }

    /** As long as the slowest batch takes, and the time of a mail more. */
    private Duration lease() {
        return config.limit().multipliedBy(BATCH / LINES + 1);
    }

    /** How many were sent: on several lines at a time, so that one mail that hangs is in the way of few. */
    private Uni<Long> send(List<StoredMail> mails, Instant leaseEnd) {
        return Multi.createFrom()
                .iterable(mails)
                .group()
                .intoLists()
                .of((mails.size() + LINES - 1) / LINES)
                .onItem()
                .transformToMulti(some -> sendInTurn(some, leaseEnd))
                .merge(LINES)
                .filter(outcome -> outcome.equals(Outcome.SENT))
                .collect()
                .with(Collectors.counting());
    }

    private Multi<Outcome> sendInTurn(List<StoredMail> mails, Instant leaseEnd) {
        Smtp.Line line = smtp.open();
        return Multi.createFrom()
                .iterable(mails)
                .onItem()
                .transformToUniAndConcatenate(mail -> send(mail, line, leaseEnd))
                .onTermination()
                .invoke(line::close);
    }

    /** What cannot be done before the lease ends, is left to who claims it next: two would send it otherwise. */
    private Uni<Outcome> send(StoredMail mail, Smtp.Line line, Instant leaseEnd) {
        return Uni.createFrom().item(clock::instant).chain(now -> {
            if (now.plus(config.limit()).isAfter(leaseEnd)) {
                return Uni.createFrom().item(Outcome.LEFT);
            }
            return noted(mail, mail.isExpired(now) ? Uni.createFrom().item(Outcome.EXPIRED) : attempt(mail, line));
        });
    }

    private Uni<Outcome> attempt(StoredMail mail, Smtp.Line line) {
        return rendering
                .of(mail)
                .chain(rendered -> line.send(mail, rendered))
                .replaceWith(Outcome.SENT)
                .onFailure()
                .recoverWithItem(Outcome::of);
    }

    private Uni<Outcome> noted(StoredMail mail, Uni<Outcome> attempt) {
        return attempt.call(outcome -> note(mail, outcome)
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LAST_RETRY)
                .atMost(RETRIES)
                .onFailure()
                .invoke(failure -> complain(String.valueOf(failure)))
                .onFailure()
                .recoverWithNull());
    }

    /** What came of it must be written, or else it is sent again when the lease ends. */
    private Uni<Void> note(StoredMail mail, Outcome outcome) {
        boolean isLate = !clock.instant().isBefore(mail.createdAt().plus(config.giveUp()));
        if (outcome.isFinal() || isLate) {
            return end(mail, outcome);
        }
        complain(outcome.failure().orElse(""));
        metrics.count(mail.kind(), "put-off");
        OffsetDateTime next = utc(clock.instant().plus(delay(mail.attempts())));
        return database.run(
                        PUT_OFF,
                        Tuple.of(mail.id(), mail.attempts(), outcome.failure().orElse(null), next))
                .replaceWithVoid();
    }

    private Uni<Void> end(StoredMail mail, Outcome outcome) {
        MailState state = outcome.equals(Outcome.SENT) ? MailState.SENT : MailState.GIVEN_UP;
        Tuple parameters = Tuple.of(
                        mail.id(),
                        mail.attempts(),
                        state.slug(),
                        outcome.failure().orElse(null))
                .addOffsetDateTime(utc(clock.instant()));
        return database.run(END, parameters).replaceWithVoid().invoke(() -> tell(mail, state, outcome));
    }

    private void tell(StoredMail mail, MailState state, Outcome outcome) {
        metrics.count(mail.kind(), state.slug());
        if (state == MailState.SENT) {
            lastComplaint.set("");
        } else {
            Log.warnf(
                    "The mail %s (%s) is given up after %d attempts: %s",
                    mail.id(),
                    mail.kind().slug(),
                    mail.attempts(),
                    outcome.failure().orElse(""));
        }
    }

    /** Once for each reason, until something was sent: an outage is no news each second. */
    private void complain(String complaint) {
        if (!lastComplaint.getAndSet(complaint).equals(complaint)) {
            Log.warnf("Mail is not sent, which is tried again: %s", complaint);
        }
    }

    static Duration delay(int attempts) {
        Duration doubled = FIRST_DELAY.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
        return doubled.compareTo(LONGEST_DELAY) < 0 ? doubled : LONGEST_DELAY;
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
