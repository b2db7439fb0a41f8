package dev.latchkey.account;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.onetime.LinkHolder;
import dev.latchkey.onetime.OneTimeTokens;
import dev.latchkey.onetime.Purpose;
import dev.latchkey.revocation.Revocations;
import dev.latchkey.session.Caller;
import dev.latchkey.session.Sessions;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Changes to the new address, and ends every session but that of who confirms, if they are logged in: like a new password, a new
 * address decides to whom the account belongs.
 */
@ApplicationScoped
class EmailConfirmation {
    private final OneTimeTokens tokens;
    private final EmailSwap swap;
    private final Confirmer confirmer;
    private final Sessions sessions;
    private final Revocations revocations;
    private final AuditTrail audit;

    EmailConfirmation(
            OneTimeTokens tokens,
            EmailSwap swap,
            Confirmer confirmer,
            Sessions sessions,
            Revocations revocations,
            AuditTrail audit) {
        this.tokens = tokens;
        this.swap = swap;
        this.confirmer = confirmer;
        this.sessions = sessions;
        this.revocations = revocations;
        this.audit = audit;
    }

    /** Whose address is about to change, and to which; fails with a 400 {@code invalid-token}. */
    Uni<LinkHolder> holder(String token) {
        return tokens.holder(token, Purpose.EMAIL_CHANGE);
    }

    /** Fails with a 400 {@code invalid-token}; or with {@code account-disabled} or {@code email-taken}, which leave the link as it is. */
    Uni<Void> confirm(String token) {
        return confirmer.find().chain(caller -> change(token, caller)).call(revocations::takeEffect);
    }

    @WithTransaction
    Uni<Void> change(String token, Optional<Caller> caller) {
        return tokens.redeem(token, Purpose.EMAIL_CHANGE)
                .invoke(redeemed -> redeemed.user().requireEnabled())
                .call(redeemed -> swap.to(redeemed.email(), redeemed.user()))
                .map(redeemed -> redeemed.user().id)
                .call(userId ->
                        audit.note(AuditEvent.of(AuditAction.EMAIL_CHANGED).about(userId)))
                .chain(userId -> endOthers(userId, caller));
    }

    private Uni<Void> endOthers(UUID userId, Optional<Caller> caller) {
        return caller.filter(own -> own.userId().equals(userId))
                .map(own -> sessions.endOthers(own.sessionId(), userId))
                .orElseGet(() -> sessions.endAll(userId));
    }
}
