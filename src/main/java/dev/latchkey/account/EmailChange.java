package dev.latchkey.account;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.mail.Mailing;
import dev.latchkey.onetime.Links;
import dev.latchkey.onetime.OneTimeTokens;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.session.Caller;
import dev.latchkey.user.EmailAddress;
import dev.latchkey.user.User;
import dev.latchkey.user.Users;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

/**
 * Asks for another address, with the password: it becomes the account's when the link is followed that was mailed there. The old
 * one is warned at once, by a link that undoes it.
 */
@ApplicationScoped
class EmailChange {
    /** The limits of mail are for an hour and for a day. */
    private static final Duration LATER = Duration.ofHours(1);

    private final Mailing mailing;
    private final PasswordProof proof;
    private final Links links;
    private final OneTimeTokens tokens;
    private final Users users;
    private final AuditTrail audit;

    EmailChange(
            Mailing mailing, PasswordProof proof, Links links, OneTimeTokens tokens, Users users, AuditTrail audit) {
        this.mailing = mailing;
        this.proof = proof;
        this.links = links;
        this.tokens = tokens;
        this.users = users;
        this.audit = audit;
    }

    /**
     * Fails with a 404 where there is no mail, with a 400 where it does not reach the new address, with {@code wrong-password}, and with {@code too-many-attempts} where the old
     * address gets no more mail at the moment: nothing changes that its owner is not warned of. Of the new address it says
     * nothing, neither that it is another's nor that it was mailed too much.
     */
    Uni<Void> ask(Caller caller, EmailChangeRequest request, Locale language) {
        mailing.requireOn();
        mailing.requireReachable(request.address());
        return proof.require(caller, request.password()).chain(proven -> ask(proven, request.address(), language));
    }

    @WithTransaction
    Uni<Void> ask(User proven, EmailAddress wanted, Locale language) {
        return proof.lockUnchanged(proven)
                .invoke(user -> requireAnother(user, wanted))
                .call(user ->
                        links.warnOldAddress(user, wanted.typed(), language).invoke(EmailChange::requireMailed))
                .call(user -> links.askNewAddress(user, wanted.typed(), language))
                .chain(user ->
                        audit.note(AuditEvent.of(AuditAction.EMAIL_CHANGE_ASKED).about(user.id)));
    }

    /**
     * The address is to stay as it is; nothing happens where no change is waiting. The link that the old address was mailed stays good:
     * what its owner says by it, that they did not ask, is not for whoever has a session to take from them.
     */
    @WithTransaction
    Uni<Void> withdraw(UUID userId) {
        return users.findToChange(userId)
                .chain(() -> tokens.withdrawPendingEmail(userId))
                .chain(withdrawn -> withdrawn
                        ? audit.note(AuditEvent.of(AuditAction.EMAIL_CHANGE_WITHDRAWN)
                                .about(userId))
                        : Uni.createFrom().voidItem());
    }

    private static void requireAnother(User user, EmailAddress wanted) {
        if (user.email.equals(wanted.typed())) {
            throw Problem.invalid("email", "is the account's address already");
        }
    }

    private static void requireMailed(boolean mailed) {
        if (!mailed) {
            throw Problem.of(ProblemType.TOO_MANY_ATTEMPTS).retryAfter(LATER);
        }
    }
}
