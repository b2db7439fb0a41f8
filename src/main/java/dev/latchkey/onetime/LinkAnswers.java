package dev.latchkey.onetime;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.audit.Origin;
import dev.latchkey.mail.Mail;
import dev.latchkey.mail.MailKind;
import dev.latchkey.mail.Outbox;
import dev.latchkey.user.User;
import dev.latchkey.user.Users;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Map;

/**
 * Answers what was asked for: looks for the account, makes the token and puts the mail, in the transaction that takes the request
 * away. What is taken by one node, no other takes; what was asked for many times meanwhile is answered once.
 */
@ApplicationScoped
class LinkAnswers {
    private static final String TAKE =
            """
            WITH oldest AS (SELECT purpose, address FROM link_requests ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED),
                 same AS (SELECT r.id FROM link_requests r JOIN oldest USING (address, purpose) FOR UPDATE OF r SKIP LOCKED)
            DELETE FROM link_requests r USING same WHERE r.id = same.id RETURNING r.*""";

    private final Users users;
    private final Links links;
    private final Outbox outbox;
    private final AuditTrail audit;

    LinkAnswers(Users users, Links links, Outbox outbox, AuditTrail audit) {
        this.users = users;
        this.links = links;
        this.outbox = outbox;
        this.audit = audit;
    }

    void begin(@Observes StartupEvent start, Scheduler scheduler, OneTimeConfig config) {
        var unused = scheduler
                .newJob("links")
                .setInterval(config.answerEvery().toString())
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(execution -> round())
                .schedule();
    }

    /** Answers all that there is. Never fails: what is left, the next round finds. */
    Uni<Void> round() {
        return Multi.createBy()
                .repeating()
                .uni(this::next)
                .whilst(answered -> answered)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> Log.warnf("Requests for links wait, which are tried again: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /** False where there is none. */
    @WithTransaction
    Uni<Boolean> next() {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(TAKE, LinkRequest.class).getResultList())
                .chain(taken -> taken.isEmpty()
                        ? Uni.createFrom().item(false)
                        : answer(taken.get(0)).replaceWith(true));
    }

    private Uni<Void> answer(LinkRequest request) {
        return users.findToChange(request.address)
                .chain(user -> user == null || !user.enabled
                        ? Uni.createFrom().voidItem()
                        : answer(request, user, Locale.forLanguageTag(request.language)));
    }

    private Uni<Void> answer(LinkRequest request, User user, Locale language) {
        return switch (Wish.withSlug(request.purpose)) {
            case PASSWORD_RESET ->
                mail(Purpose.PASSWORD_RESET, user, language)
                        .call(() -> note(AuditAction.PASSWORD_RESET_ASKED, user, request));
            case LOGIN_LINK ->
                mail(Purpose.LOGIN_LINK, user, language).call(() -> note(AuditAction.LOGIN_LINK_ASKED, user, request));
            case VERIFICATION ->
                user.emailVerified ? Uni.createFrom().voidItem() : mail(Purpose.VERIFICATION, user, language);
            case ADDRESS_TAKEN -> tell(user, language);
        };
    }

    private Uni<Void> mail(Purpose purpose, User user, Locale language) {
        return links.mail(user.id, purpose, language).replaceWithVoid();
    }

    private Uni<Void> tell(User user, Locale language) {
        Mail mail = new Mail(MailKind.ADDRESS_TAKEN, user.id, user.email, user.name, language, null, Map.of());
        return outbox.put(mail);
    }

    private Uni<Void> note(AuditAction action, User user, LinkRequest request) {
        return audit.note(AuditEvent.of(action).about(user.id), new Origin(null, null, request.ip, request.userAgent));
    }
}
