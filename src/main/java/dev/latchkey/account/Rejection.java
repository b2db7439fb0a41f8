package dev.latchkey.account;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.onetime.LinkHolder;
import dev.latchkey.onetime.OneTimeTokens;
import dev.latchkey.onetime.Purpose;
import dev.latchkey.onetime.Redeemed;
import dev.latchkey.problem.Problem;
import dev.latchkey.revocation.Revocations;
import dev.latchkey.user.User;
import dev.latchkey.user.Users;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Deletes the account of whoever signed up with an address that is not theirs, on the word of who reads its mail. The token is the one
 * that would verify the address, so an account is verified or rejected, and never both.
 */
@ApplicationScoped
class Rejection {
    private final OneTimeTokens tokens;
    private final Users users;
    private final Revocations revocations;
    private final AuditTrail audit;

    Rejection(OneTimeTokens tokens, Users users, Revocations revocations, AuditTrail audit) {
        this.tokens = tokens;
        this.users = users;
        this.revocations = revocations;
        this.audit = audit;
    }

    /** Whose account the link could end; fails with a 400 {@code invalid-token}. */
    Uni<LinkHolder> holder(String token) {
        return tokens.holder(token, Purpose.VERIFICATION);
    }

    /**
     * Fails with a 400 {@code invalid-token}, also where the address is verified by now; or, with the link left as it is, with
     * {@code account-disabled}, or with {@code last-admin} where nobody else could administer.
     */
    Uni<Void> reject(String token) {
        return holder(token).chain(holder -> delete(token, holder)).call(revocations::takeEffect);
    }

    @WithTransaction
    Uni<Void> delete(String token, LinkHolder holder) {
        return users.requireAdminOtherThan(holder.userId())
                .chain(() -> tokens.redeem(token, Purpose.VERIFICATION))
                .map(Redeemed::user)
                .invoke(Rejection::requireRejectable)
                .chain(user -> users.delete(user.id))
                .chain(() ->
                        audit.note(AuditEvent.of(AuditAction.SIGN_UP_REJECTED).about(holder.userId())));
    }

    /** Who was disabled must not be able to end that by rejecting themselves and signing up again. */
    private static void requireRejectable(User user) {
        if (user.emailVerified) {
            throw Problem.invalidLink();
        }
        user.requireEnabled();
    }
}
