package dev.latchkey.login;

import dev.latchkey.password.PasswordCheck;
import dev.latchkey.password.Passwords;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.session.Sessions;
import dev.latchkey.session.StartedSession;
import dev.latchkey.user.User;
import dev.latchkey.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Starts a session for whoever knows the password. No connection is held while the password is being checked. */
@ApplicationScoped
public class Login {
    private final Users users;
    private final LoginThrottle throttle;
    private final Passwords passwords;
    private final Sessions sessions;
    private final LoginRefusals refusals;
    private final LoginMetrics metrics;
    private final Verified verified;

    Login(
            Users users,
            LoginThrottle throttle,
            Passwords passwords,
            Sessions sessions,
            LoginRefusals refusals,
            LoginMetrics metrics,
            Verified verified) {
        this.verified = verified;
        this.users = users;
        this.throttle = throttle;
        this.passwords = passwords;
        this.sessions = sessions;
        this.refusals = refusals;
        this.metrics = metrics;
    }

    /**
     * A new session; fails with the same {@code invalid-credentials}, after the same work, for an unknown user as for
     * a wrong password, with {@code account-disabled} and {@code email-not-verified} only after the right one, and with {@code too-many-attempts} before any.
     */
    Uni<StartedSession> login(LoginAttempt attempt) {
        return passwords
                .requireRoom()
                .chain(() -> throttle.requireNoneRefused(attempt))
                .chain(() -> users.find(attempt.identifier()))
                .chain(user -> throttle.proving(attempt, user, () -> enter(attempt, user))
                        .onFailure(Problem.class)
                        .recoverWithUni(refusal -> refusals.note(refusal, user, attempt)))
                .onItemOrFailure()
                .invoke(metrics::count);
    }

    private Uni<StartedSession> enter(LoginAttempt attempt, @Nullable User user) {
        return check(attempt.password(), user)
                .call(admitted -> verified.require(admitted.user(), attempt))
                .call(this::upgrade)
                .chain(admitted -> sessions.startFor(admitted.user(), attempt.client()));
    }

    private Uni<Admitted> check(String password, @Nullable User user) {
        return passwords
                .check(password, user == null ? null : user.passwordHash)
                .map(check -> admit(user, check));
    }

    private static Admitted admit(@Nullable User user, PasswordCheck check) {
        if (user == null || !check.matches()) {
            throw Problem.of(ProblemType.INVALID_CREDENTIALS);
        }
        if (!user.enabled) {
            throw Problem.of(ProblemType.ACCOUNT_DISABLED);
        }
        return new Admitted(user, check.upgraded());
    }

    private Uni<Void> upgrade(Admitted admitted) {
        return admitted.upgradedHash() == null
                ? Uni.createFrom().voidItem()
                : users.upgradeHash(admitted.user(), admitted.upgradedHash());
    }

    private record Admitted(User user, @Nullable String upgradedHash) {}
}
