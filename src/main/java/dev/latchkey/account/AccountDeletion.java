package dev.latchkey.account;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.revocation.Revocations;
import dev.latchkey.session.Caller;
import dev.latchkey.user.User;
import dev.latchkey.user.Users;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes one's account with all that belongs to it. */
@ApplicationScoped
class AccountDeletion {
    private final PasswordProof proof;
    private final Users users;
    private final Revocations revocations;
    private final AuditTrail audit;

    AccountDeletion(PasswordProof proof, Users users, Revocations revocations, AuditTrail audit) {
        this.proof = proof;
        this.users = users;
        this.revocations = revocations;
        this.audit = audit;
    }

    /** Fails with {@code wrong-password}, or with {@code last-admin} where nobody else could administer. */
    Uni<Void> delete(Caller caller, AccountDeletionRequest request) {
        return proof.require(caller, request.password()).chain(this::delete).call(revocations::takeEffect);
    }

    @WithTransaction
    Uni<Void> delete(User proven) {
        return users.requireAdminOtherThan(proven.id)
                .chain(() -> proof.lockUnchanged(proven))
                .chain(user -> users.delete(user.id))
                .chain(() ->
                        audit.note(AuditEvent.of(AuditAction.ACCOUNT_DELETED).about(proven.id)));
    }
}
