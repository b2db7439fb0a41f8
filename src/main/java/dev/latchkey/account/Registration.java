package dev.latchkey.account;

import dev.latchkey.password.Passwords;
import dev.latchkey.user.User;
import dev.latchkey.user.UserView;
import dev.latchkey.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Makes an account. */
@ApplicationScoped
class Registration {
    private final Users users;
    private final Passwords passwords;
    private final Clock clock;

    Registration(Users users, Passwords passwords, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** The new account; fails with a 409 where the email address or username is another's. */
    Uni<UserView> register(RegistrationRequest request) {
        return passwords
                .hash(request.password())
                .map(hash -> newUser(request, hash))
                .chain(users::save)
                .map(UserView::of);
    }

    private User newUser(RegistrationRequest request, String hash) {
        User user = User.registered(request.address(), request.name(), hash, clock.instant());
        user.setUsername(request.username());
        return user;
    }
}
