package dev.latchkey.account;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.password.PasswordChoice;
import dev.latchkey.session.Client;
import dev.latchkey.throttle.Attempts;
import dev.latchkey.throttle.Throttle;
import dev.latchkey.user.User;
import dev.latchkey.user.UserView;
import dev.latchkey.user.Users;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Makes an account. */
@ApplicationScoped
class Registration {
    private final Users users;
    private final Throttle throttle;
    private final Attempts attempts;
    private final PasswordChoice choice;
    private final AuditTrail audit;
    private final Clock clock;

    Registration(
            Users users, Throttle throttle, Attempts attempts, PasswordChoice choice, AuditTrail audit, Clock clock) {
        this.users = users;
        this.throttle = throttle;
        this.attempts = attempts;
        this.choice = choice;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The new account; fails with a 400 where the password cannot be this person's, with a 409 where the email address or
     * username is another's, and with {@code too-many-attempts} where too many have registered from the client's network.
     */
    Uni<UserView> register(RegistrationRequest request, Client client) {
        return throttle.count(attempts.registration(client.ip()))
                .chain(() -> choice.hash(request.person(), "password", request.password()))
                .map(hash -> newUser(request, hash))
                .chain(this::save)
                .map(UserView::of);
    }

    @WithTransaction
    Uni<User> save(User user) {
        return users.save(user)
                .call(saved -> audit.note(AuditEvent.of(AuditAction.REGISTERED).about(saved.id)));
    }

    private User newUser(RegistrationRequest request, String hash) {
        User user = User.registered(request.address(), request.name(), hash, clock.instant());
        user.setUsername(request.username());
        return user;
    }
}
