package dev.latchkey.mail;

import dev.latchkey.database.Complaints;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Sends what waits, on every node. No connection to the database is held while sending. */
@ApplicationScoped
class Sending {
    private static final int LINES = 4;
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LAST_RETRY = Duration.ofSeconds(2);
    private static final int RETRIES = 10;

    private final Leases leases;
    private final Rendering rendering;
    private final Smtp smtp;
    private final MailConfig config;
    private final MailMetrics metrics;
    private final Clock clock;
    private final Complaints complaints = new Complaints();

    Sending(Leases leases, Rendering rendering, Smtp smtp, MailConfig config, MailMetrics metrics, Clock clock) {
        this.leases = leases;
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
        return leases.claim(LINES)
                .chain(batch -> batch.mails().isEmpty()
                        ? Uni.createFrom().item(false)
                        : send(batch).map(sent -> sent > 0 && batch.isFull()));
    }

    /** How many were sent: on several lines at a time, so that one mail that hangs is in the way of few. */
    private Uni<Long> send(Leases.Batch batch) {
        return Multi.createFrom()
                .iterable(batch.mails())
                .group()
                .intoLists()
                .of((batch.mails().size() + LINES - 1) / LINES)
                .onItem()
                .transformToMulti(some -> sendInTurn(some, batch.leaseEnd()))
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
            MailState state = outcome.equals(Outcome.SENT) ? MailState.SENT : MailState.GIVEN_UP;
            return leases.end(mail, state, outcome)
                    .invoke(isOurs -> {
                        if (isOurs) {
                            tell(mail, state, outcome);
                        }
                    })
                    .replaceWithVoid();
        }
        complain(outcome.failure().orElse(""));
        metrics.count(mail.kind(), "put-off");
        return leases.putOff(mail, outcome);
    }

    private void tell(StoredMail mail, MailState state, Outcome outcome) {
        metrics.count(mail.kind(), state.slug());
        if (state == MailState.SENT) {
            complaints.forget();
        } else {
            Log.warnf(
                    "The mail %s (%s) is given up after %d attempts: %s",
                    mail.id(),
                    mail.kind().slug(),
                    mail.attempts(),
                    outcome.failure().orElse(""));
        }
    }

    private void complain(String complaint) {
        if (complaints.isNew(complaint)) {
            Log.warnf("Mail is not sent, which is tried again: %s", complaint);
        }
    }
}
