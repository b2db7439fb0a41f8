package dev.latchkey.mail;

import dev.latchkey.problem.Reader;
import dev.latchkey.user.User;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Warns users of what was done to their accounts, in the transaction that does it. */
@ApplicationScoped
public class Warnings {
    private final Outbox outbox;
    private final Mailing mailing;
    private final MailConfig config;
    private final CurrentVertxRequest current;

    Warnings(Outbox outbox, Mailing mailing, MailConfig config, CurrentVertxRequest current) {
        this.outbox = outbox;
        this.mailing = mailing;
        this.config = config;
        this.current = current;
    }

    /** Whether users are warned at all. */
    public boolean areOn() {
        return mailing.isOn() && config.warnings();
    }

    /** Of what they, or somebody in their name, have done in this request, whose language it is. */
    @WithTransaction
    public Uni<Void> warnOfOwn(MailKind what, User user) {
        return warn(what, user, language());
    }

    /** Of what somebody else has done. */
    @WithTransaction
    public Uni<Void> warn(MailKind what, User user) {
        return warn(what, user, Mail.LAST_USED);
    }

    private Uni<Void> warn(MailKind what, User user, Locale language) {
        return areOn()
                ? outbox.put(new Mail(what, user.id, user.email, user.name, language, null, Map.of()))
                : Uni.createFrom().voidItem();
    }

    private Locale language() {
        return Arc.container().requestContext().isActive()
                ? Optional.ofNullable(current.getCurrent())
                        .filter(context -> context.request().getHeader("Accept-Language") != null)
                        .map(context -> Reader.of(context.request()).language())
                        .orElse(Mail.LAST_USED)
                : Mail.LAST_USED;
    }
}
