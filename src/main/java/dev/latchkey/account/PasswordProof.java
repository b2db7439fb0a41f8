package dev.latchkey.account;

import dev.latchkey.password.Passwords;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.session.Caller;
import dev.latchkey.user.User;
import dev.latchkey.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** Asks for the password again before something that a borrowed session must not be able to do. */
@ApplicationScoped
class PasswordProof {
    private final Users users;
    private final Passwords passwords;

    PasswordProof(Users users, Passwords passwords) {
        this.users = users;
        this.passwords = passwords;
    }

    /** The caller's account, if this is its password; fails with {@code wrong-password} otherwise. */
    Uni<User> require(Caller caller, String password) {
        return users.get(caller.userId())
                .call(user ->
                        passwords.check(password, user.passwordHash).invoke(check -> requireThat(check.matches())));
    }

    /** The account again, locked in the transaction that is open, if its password is still the one that was proven. */
    Uni<User> lockUnchanged(User proven) {
        return User.<User>findById(proven.id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.of(ProblemType.INVALID_TOKEN))
                .invoke(user -> requireThat(user.passwordVersion == proven.passwordVersion));
    }

    private static void requireThat(boolean proven) {
        if (!proven) {
            throw Problem.of(ProblemType.WRONG_PASSWORD);
        }
    }
}
