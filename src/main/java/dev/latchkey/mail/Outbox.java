package dev.latchkey.mail;

import dev.latchkey.database.TimedId;
import dev.latchkey.secret.SecretSource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Where mails wait to be sent. A mail is in the transaction of its cause: it is sent exactly if that was committed. An address
 * gets so many and no more, and one account causes so many; what is too many is not written, and its cause goes on.
 */
@ApplicationScoped
public class Outbox {
    private final Mailing mailing;
    private final MailConfig config;
    private final MailKeys keys;
    private final SecretSource secrets;
    private final LinkConfig links;
    private final MailMetrics metrics;
    private final Clock clock;

    Outbox(
            Mailing mailing,
            MailConfig config,
            MailKeys keys,
            SecretSource secrets,
            LinkConfig links,
            MailMetrics metrics,
            Clock clock) {
        this.mailing = mailing;
        this.config = config;
        this.keys = keys;
        this.secrets = secrets;
        this.links = links;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Writes the mail in the transaction that is open. Nothing happens where there is no mail, or too much of it. */
    @WithTransaction
    public Uni<Void> put(Mail mail) {
        return offer(mail).replaceWithVoid();
    }

    /**
     * The same, and answers whether it was written. Where it was not, a link that was mailed before had better go on working:
     * else who asks again and again keeps its reader from ever using one.
     */
    @WithTransaction
    public Uni<Boolean> offer(Mail mail) {
        return mailing.isOn()
                ? Panache.getSession().chain(session -> write(mail, session)).invoke(put -> tell(mail, put))
                : Uni.createFrom().item(false);
    }

    /** The same, in the transaction of this connection. */
    public Uni<Boolean> offer(Mail mail, SqlConnection connection) {
        return mailing.isOn()
                ? connection
                        .preparedQuery(PutStatement.PLAIN)
                        .execute(Tuple.from(parameters(mail)))
                        .map(rows -> rows.iterator().next().getBoolean(0))
                        .invoke(put -> tell(mail, put))
                : Uni.createFrom().item(false);
    }

    /** In dev mode, and there alone, the log has the link: it is how a developer follows it. */
    private void tell(Mail mail, boolean written) {
        metrics.put(mail, written);
        if (written && mailing.isKept()) {
            Log.infof(
                    "A mail to %s is at %s/accounts/outbox: %s",
                    mail.to(),
                    links.url(),
                    mail.kind().link(links.url(), mail.token()).orElse("it has no link"));
        }
    }

    /** What the session has not written yet may be the user whom the mail is to. */
    private Uni<Boolean> write(Mail mail, Mutiny.Session session) {
        return session.flush().chain(() -> {
            Mutiny.SelectionQuery<Boolean> call = session.createNativeQuery(PutStatement.OF_SESSION, Boolean.class);
            List<Object> parameters = parameters(mail);
            for (int i = 0; i < parameters.size(); i++) {
                call.setParameter(i + 1, forHibernate(parameters.get(i)));
            }
            return call.getSingleResult();
        });
    }

    private static Object forHibernate(Object parameter) {
        return parameter instanceof Buffer buffer ? buffer.getBytes() : parameter;
    }

    private List<Object> parameters(Mail mail) {
        Instant now = clock.instant();
        UUID id = TimedId.at(now);
        MailLimits limits = MailLimits.of(mail.kind(), config);
        SealedToken token = SealedToken.of(mail.token(), id, secrets.secrets());
        return List.of(
                id,
                mail.kind().slug(),
                mail.userId(),
                mail.to(),
                mail.name(),
                mail.language().getLanguage(),
                token.sealed(),
                token.under(),
                new JsonObject(Map.copyOf(mail.details())).encode(),
                (mailing.isKept() ? MailState.KEPT : MailState.WAITING).slug(),
                now.atOffset(ZoneOffset.UTC),
                keys.ofKind(mail.kind(), mail.to()),
                keys.ofRecipient(limits.budget(), mail.to()),
                keys.ofAccount(limits.budget(), mail.userId()),
                limits.perHour(),
                limits.perDay(),
                limits.perAccount());
    }
}
