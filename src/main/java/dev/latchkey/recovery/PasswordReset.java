package dev.latchkey.recovery;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.mail.MailKind;
import dev.latchkey.mail.Warnings;
import dev.latchkey.onetime.LinkHolder;
import dev.latchkey.onetime.OneTimeTokens;
import dev.latchkey.onetime.Purpose;
import dev.latchkey.onetime.Redeemed;
import dev.latchkey.password.PasswordChoice;
import dev.latchkey.revocation.Revocations;
import dev.latchkey.session.Sessions;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Sets a new password for whoever has the mailed link, and ends every session: who forgot the password and who stole it look
 * alike. The mailbox is proven by it, so the address is verified.
 */
@ApplicationScoped
class PasswordReset {
    private final OneTimeTokens tokens;
    private final PasswordChoice choice;
    private final Sessions sessions;
    private final Revocations revocations;
    private final Warnings warnings;
    private final AuditTrail audit;
    private final Clock clock;

    PasswordReset(
            OneTimeTokens tokens,
            PasswordChoice choice,
            Sessions sessions,
            Revocations revocations,
            Warnings warnings,
            AuditTrail audit,
            Clock clock) {
        this.warnings = warnings;
        this.tokens = tokens;
        this.choice = choice;
        this.sessions = sessions;
        this.revocations = revocations;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whose password the link is about to replace; fails with a 400 {@code invalid-token}. */
    Uni<LinkHolder> holder(String token) {
        return tokens.holder(token, Purpose.PASSWORD_RESET);
    }

    /**
     * Fails with a 400 {@code invalid-token} before anything is hashed, or where another was faster; and with one that names the
     * password where it cannot be this person's: the link is good for another try then.
     */
    Uni<Void> reset(NewPasswordRequest request) {
        return holder(request.token())
                .chain(holder -> choice.hash(holder.person(), "new_password", request.newPassword()))
                .chain(hash -> replace(request.token(), hash))
                .call(revocations::takeEffect);
    }

    @WithTransaction
    Uni<Void> replace(String token, String newHash) {
        return tokens.redeem(token, Purpose.PASSWORD_RESET)
                .map(Redeemed::user)
                .invoke(user -> {
                    user.changePassword(newHash);
                    user.emailVerified = true;
                    user.updatedAt = clock.instant();
                })
                .call(user -> user.flush())
                .call(user ->
                        audit.note(AuditEvent.of(AuditAction.PASSWORD_RESET).about(user.id)))
                .call(user -> warnings.warnOfOwn(MailKind.PASSWORD_CHANGED, user))
                .chain(user -> sessions.endAll(user.id));
    }
}
