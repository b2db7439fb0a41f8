package dev.latchkey.account;

import dev.latchkey.password.Passwords;
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
    private final Passwords passwords;
    private final Sessions sessions;
    private final Revocations revocations;
    private final Clock clock;

    PasswordChange(PasswordProof proof, Passwords passwords, Sessions sessions, Revocations revocations, Clock clock) {
        this.proof = proof;
        this.passwords = passwords;
        this.sessions = sessions;
        this.revocations = revocations;
        this.clock = clock;
    }

    /** Fails with {@code wrong-password} if the current password is not right, or is no longer when it comes to writing. */
    Uni<Void> change(Caller caller, PasswordChangeRequest request) {
        return proof.require(caller, request.currentPassword())
                .chain(user -> passwords.hash(request.newPassword()).chain(hash -> replace(user, hash, caller)))
                .call(revocations::takeEffect);
    }

    @WithTransaction
    Uni<Void> replace(User proven, String newHash, Caller caller) {
        return proof.lockUnchanged(proven)
                .invoke(user -> {
                    user.changePassword(newHash);
                    user.updatedAt = clock.instant();
                })
                .call(user -> user.flush())
                .chain(user -> sessions.endOthers(caller.sessionId(), user.id));
    }
}
