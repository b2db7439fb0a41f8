package dev.latchkey.onetime;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.audit.Origin;
import dev.latchkey.database.PlainSql;
import dev.latchkey.database.Upkeep;
import dev.latchkey.mail.Mail;
import dev.latchkey.mail.MailKind;
import dev.latchkey.mail.Mailing;
import dev.latchkey.mail.Outbox;
import dev.latchkey.user.User;
import dev.latchkey.user.Users;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Answers what was asked for: looks for the account, makes the token and puts the mail, in the transaction that takes the request
 * away. What is taken by one node, no other takes; what was asked for many times meanwhile is answered once.
 */
@ApplicationScoped
class LinkAnswers {
    /** A flood for addresses that nobody has is not answered one by one: nothing comes of any of them. */
    private static final String IDLE =
            """
            DELETE FROM link_requests WHERE id = ANY (ARRAY (SELECT r.id FROM link_requests r
                WHERE NOT EXISTS (SELECT FROM users u WHERE u.email_key = r.address AND u.enabled)
                LIMIT 10000 FOR UPDATE SKIP LOCKED))""";

    private static final int SLICE = 10_000;

    /** What is asked every second is asked without an entity: mostly there is nothing. */
    private static final String ANY = "SELECT FROM link_requests LIMIT 1";

    private static final String TAKE =
            """
            WITH oldest AS (SELECT purpose, address FROM link_requests WHERE id > ?1 ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED),
                 same AS (SELECT r.id FROM link_requests r JOIN oldest USING (address, purpose)
                     WHERE r.id > ?1 FOR UPDATE OF r SKIP LOCKED),
                 taken AS (DELETE FROM link_requests r USING same WHERE r.id = same.id RETURNING r.*)
            SELECT * FROM taken ORDER BY id""";

    /** So many are answered before it is looked again for what nothing comes of. */
    private static final int BETWEEN = 100;

    private final Users users;
    private final Links links;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final PlainSql database;
    private final Mailing mailing;

    LinkAnswers(Users users, Links links, Outbox outbox, AuditTrail audit, PlainSql database, Mailing mailing) {
        this.mailing = mailing;
        this.users = users;
        this.links = links;
        this.outbox = outbox;
        this.audit = audit;
        this.database = database;
    }

    void begin(@Observes StartupEvent start, Upkeep upkeep, OneTimeConfig config) {
        upkeep.every(config.answerEvery(), "links", this::round);
    }

    /** Answers all that there is, unless this node has no mail: others may. Never fails: what is left, the next round finds. */
    Uni<Void> round() {
        return mailing.isOn() ? answerWaiting() : Uni.createFrom().voidItem();
    }

    private Uni<Void> answerWaiting() {
        return Upkeep.tolerant(
                "Requests for links wait",
                database.run(ANY, Tuple.tuple())
                        .chain(any -> any.rowCount() == 0 ? Uni.createFrom().voidItem() : answerAll()));
    }

    private Uni<Void> answerAll() {
        return Multi.createBy()
                .repeating()
                .uni(Place::new, this::step)
                .whilst(answered -> answered)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** False where there is none any more. One whose answer fails stays for the next round, and is in nobody's way in this one. */
    private Uni<Boolean> step(Place place) {
        UUID before = place.last;
        return (place.steps++ % BETWEEN == 0 ? removeIdle() : Uni.createFrom().voidItem())
                .chain(() -> next(place))
                .onFailure(failure -> !place.last.equals(before))
                .recoverWithItem(failure -> {
                    Log.warnf("A request for a link waits, which is tried again: %s", failure);
                    return true;
                });
    }

    private Uni<Void> removeIdle() {
        return Multi.createBy()
                .repeating()
                .uni(() -> database.runPlannedAnew(IDLE).map(RowSet::rowCount))
                .whilst(removed -> removed == SLICE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    @WithTransaction
    Uni<Boolean> next(Place place) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE, LinkRequest.class)
                        .setParameter(1, place.last)
                        .getResultList())
                .chain(taken -> taken.isEmpty() ? Uni.createFrom().item(false) : answer(taken.get(0), place));
    }

    private Uni<Boolean> answer(LinkRequest oldest, Place place) {
        place.last = oldest.id;
        return answer(oldest).replaceWith(true);
    }

    private Uni<Void> answer(LinkRequest request) {
        return users.findByEmailToChange(request.address)
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

    /** How far a round has come. */
    static final class Place {
        private UUID last = new UUID(0, 0);
        private int steps;
    }
}
