package dev.latchkey.account;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.password.PasswordCheck;
import dev.latchkey.password.Passwords;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.session.Caller;
import dev.latchkey.throttle.Attempts;
import dev.latchkey.throttle.Throttle;
import dev.latchkey.user.User;
import dev.latchkey.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks for the password again before something that a borrowed session must not be able to do. */
@ApplicationScoped
class PasswordProof {
    private final Users users;
    private final Throttle throttle;
    private final Attempts attempts;
    private final Passwords passwords;
    private final AuditTrail audit;

    PasswordProof(Users users, Throttle throttle, Attempts attempts, Passwords passwords, AuditTrail audit) {
        this.users = users;
        this.throttle = throttle;
        this.attempts = attempts;
        this.passwords = passwords;
        this.audit = audit;
    }

    /**
     * The caller's account, if this is its password; fails with {@code wrong-password} otherwise, with {@code
     * too-many-attempts} where that was so too often in this session, and with {@code invalid-token} where the caller was
     * deleted or disabled since the guard's look.
     */
    Uni<User> require(Caller caller, String password) {
        return users.getOwn(caller.userId())
                .invoke(PasswordProof::requireEnabled)
                .call(user -> throttle.proving(attempts.confirmation(caller.sessionId()), () -> check(password, user)));
    }

    private Uni<PasswordCheck> check(String password, User user) {
        return passwords
                .check(password, user.passwordHash)
                .call(check -> check.matches() ? Uni.createFrom().voidItem() : noteRefusal(user))
                .invoke(check -> requireThat(check.matches()));
    }

    private Uni<Void> noteRefusal(User user) {
        return audit.noteAlone(AuditEvent.refused(AuditAction.PASSWORD_REFUSED, ProblemType.WRONG_PASSWORD)
                .about(user.id));
    }

    /** The account again, locked in the transaction that is open, if all that was proven still holds; fails alike. */
    Uni<User> lockUnchanged(User proven) {
        return users.getOwnToChange(proven.id)
                .invoke(PasswordProof::requireEnabled)
                .invoke(user -> requireThat(user.passwordVersion == proven.passwordVersion));
    }

    private static void requireEnabled(User user) {
        if (!user.enabled) {
            throw Problem.of(ProblemType.INVALID_TOKEN);
        }
    }

    private static void requireThat(boolean proven) {
        if (!proven) {
            throw Problem.of(ProblemType.WRONG_PASSWORD);
        }
    }
}
