package dev.latchkey.account;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.onetime.LinkHolder;
import dev.latchkey.onetime.OneTimeTokens;
import dev.latchkey.onetime.Purpose;
import dev.latchkey.onetime.Redeemed;
import dev.latchkey.revocation.Revocations;
import dev.latchkey.session.Sessions;
import dev.latchkey.user.EmailAddress;
import dev.latchkey.user.User;
import dev.latchkey.user.Users;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Goes back to the address before a change, whether or not that has happened yet, and ends the password, all sessions and all
 * links: who undoes did not make the change, so somebody else knows the password. Links that undo a later change end, too: they
 * are whoever's who made it. That of an earlier one stays.
 */
@ApplicationScoped
class EmailUndo {
    private final OneTimeTokens tokens;
    private final Users users;
    private final EmailSwap swap;
    private final Sessions sessions;
    private final Revocations revocations;
    private final AuditTrail audit;

    EmailUndo(
            OneTimeTokens tokens,
            Users users,
            EmailSwap swap,
            Sessions sessions,
            Revocations revocations,
            AuditTrail audit) {
        this.tokens = tokens;
        this.users = users;
        this.swap = swap;
        this.sessions = sessions;
        this.revocations = revocations;
        this.audit = audit;
    }

    /** Whose address it is that one goes back to; fails with a 400 {@code invalid-token}. */
    Uni<LinkHolder> holder(String token) {
        return tokens.holder(token, Purpose.EMAIL_UNDO);
    }

    /** Fails with a 400 {@code invalid-token}; or with {@code email-taken}, which leaves the link as it is. */
    Uni<Void> undo(String token) {
        return goBack(token).call(revocations::takeEffect);
    }

    @WithTransaction
    Uni<Void> goBack(String token) {
        return tokens.redeem(token, Purpose.EMAIL_UNDO)
                .call(redeemed -> makeWay(redeemed))
                .invoke(redeemed -> redeemed.user().forgetPassword())
                .call(redeemed -> swap.to(redeemed.email(), redeemed.user()))
                .call(redeemed -> tokens.endAll(redeemed.user().id, redeemed.issuedAt()))
                .map(Redeemed::user)
                .call(user -> note(user))
                .chain(user -> sessions.endAll(user.id));
    }

    /** Who registered the old address meanwhile, and never showed that they read its mail, shall not keep its reader from it. */
    private Uni<Void> makeWay(Redeemed redeemed) {
        EmailAddress old = EmailAddress.parse(redeemed.email()).orElseThrow();
        return users.deleteUnproven(old, redeemed.user().id).chain(this::noteDeleted);
    }

    private Uni<Void> noteDeleted(List<UUID> deleted) {
        return deleted.isEmpty()
                ? Uni.createFrom().voidItem()
                : audit.note(AuditEvent.of(AuditAction.ACCOUNT_DELETED).about(deleted.get(0)));
    }

    private Uni<Void> note(User user) {
        return audit.note(AuditEvent.of(AuditAction.EMAIL_CHANGE_UNDONE).about(user.id));
    }
}
