package dev.latchkey.account;

import dev.latchkey.password.Passwords;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.session.Caller;
import dev.latchkey.user.User;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

/** Asks for the password again before something that a borrowed session must not be able to do. */
@ApplicationScoped
class PasswordProof {
    private final Passwords passwords;

    PasswordProof(Passwords passwords) {
        this.passwords = passwords;
    }

    /**
     * The caller's account, if this is its password; fails with {@code wrong-password} otherwise, and with {@code
     * invalid-token} where the caller was deleted or disabled since the guard's look.
     */
    Uni<User> require(Caller caller, String password) {
        return find(caller).invoke(PasswordProof::requireAdmitted).call(user -> passwords
                .check(password, user.passwordHash)
                .invoke(check -> requireThat(check.matches())));
    }

    @WithSession
    Uni<@Nullable User> find(Caller caller) {
        return User.findById(caller.userId());
    }

    /** The account again, locked in the transaction that is open, if all that was proven still holds; fails alike. */
    Uni<User> lockUnchanged(User proven) {
        return User.<User>findById(proven.id, LockModeType.PESSIMISTIC_WRITE)
                .invoke(PasswordProof::requireAdmitted)
                .invoke(user -> requireThat(user.passwordVersion == proven.passwordVersion));
    }

    private static void requireAdmitted(@Nullable User user) {
        if (user == null || !user.enabled) {
            throw Problem.of(ProblemType.INVALID_TOKEN);
        }
    }

    private static void requireThat(boolean proven) {
        if (!proven) {
            throw Problem.of(ProblemType.WRONG_PASSWORD);
        }
    }
}
