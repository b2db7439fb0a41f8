package dev.latchkey.account;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.mail.MailKind;
import dev.latchkey.mail.Warnings;
import dev.latchkey.password.PasswordChoice;
import dev.latchkey.password.Person;
import dev.latchkey.revocation.Revocations;
import dev.latchkey.session.Caller;
import dev.latchkey.session.Sessions;
import dev.latchkey.user.User;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Changes one's password, and ends every session but the one that asked. */
@ApplicationScoped
class PasswordChange {
    private final PasswordProof proof;
    private final PasswordChoice choice;
    private final Sessions sessions;
    private final Revocations revocations;
    private final AuditTrail audit;
    private final Warnings warnings;
    private final Clock clock;

    PasswordChange(
            PasswordProof proof,
            PasswordChoice choice,
            Sessions sessions,
            Revocations revocations,
            AuditTrail audit,
            Warnings warnings,
            Clock clock) {
        this.proof = proof;
        this.choice = choice;
        this.sessions = sessions;
        this.revocations = revocations;
        this.audit = audit;
        this.warnings = warnings;
        this.clock = clock;
    }

    /**
     * Fails with {@code wrong-password} if the current password is not right, or is no longer when it comes to writing, and
     * with a 400 if the new one cannot be this person's.
     */
    Uni<Void> change(Caller caller, PasswordChangeRequest request) {
        return proof.require(caller, request.currentPassword())
                .chain(user -> choice.hash(person(user), "new_password", request.newPassword())
                        .chain(hash -> replace(user, hash, caller)))
                .call(revocations::takeEffect);
    }

    private static Person person(User user) {
        return new Person(user.email, user.name, user.username);
    }

    @WithTransaction
    Uni<Void> replace(User proven, String newHash, Caller caller) {
        return proof.lockUnchanged(proven)
                .invoke(user -> {
                    user.changePassword(newHash);
                    user.updatedAt = clock.instant();
                })
                .call(user -> user.flush())
                .call(user ->
                        audit.note(AuditEvent.of(AuditAction.PASSWORD_CHANGED).about(user.id)))
                .call(user -> warnings.warnOfOwn(MailKind.PASSWORD_CHANGED, user))
                .chain(user -> sessions.endOthers(caller.sessionId(), user.id));
    }
}
