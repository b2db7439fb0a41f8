package dev.latchkey.login;

import dev.latchkey.password.PasswordCheck;
import dev.latchkey.password.Passwords;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.session.Sessions;
import dev.latchkey.session.StartedSession;
import dev.latchkey.user.Credentials;
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
                .chain(() -> users.credentials(attempt.identifier()))
                .chain(held -> throttle.proving(attempt, held, () -> enter(attempt, held))
                        .onFailure(Problem.class)
                        .recoverWithUni(refusal -> refusals.note(refusal, held, attempt)))
                .onItemOrFailure()
                .invoke(metrics::count);
    }

    private Uni<StartedSession> enter(LoginAttempt attempt, @Nullable Credentials held) {
        return check(attempt.password(), held)
                .call(admitted -> verified.require(admitted.held(), attempt))
                .call(this::upgrade)
                .chain(admitted -> sessions.startFor(
                        admitted.held().userId(), admitted.held().passwordVersion(), attempt.client()));
    }

    private Uni<Admitted> check(String password, @Nullable Credentials held) {
        return passwords
                .check(password, held == null ? null : held.passwordHash())
                .map(check -> admit(held, check));
    }

    private static Admitted admit(@Nullable Credentials held, PasswordCheck check) {
        if (held == null || !check.matches()) {
            throw Problem.of(ProblemType.INVALID_CREDENTIALS);
        }
        if (!held.enabled()) {
            throw Problem.of(ProblemType.ACCOUNT_DISABLED);
        }
        return new Admitted(held, check.upgraded());
    }

    private Uni<Void> upgrade(Admitted admitted) {
        return admitted.upgradedHash() == null
                ? Uni.createFrom().voidItem()
                : users.upgradeHash(admitted.held(), admitted.upgradedHash());
    }

    private record Admitted(Credentials held, @Nullable String upgradedHash) {}
}
