package dev.latchkey.account;

import dev.latchkey.user.User;
import dev.latchkey.user.UserView;
import dev.latchkey.user.Users;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** What one's account says about oneself. */
@ApplicationScoped
class Profile {
    private final Users users;
    private final Clock clock;

    Profile(Users users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    Uni<UserView> show(UUID userId) {
        return users.getOwn(userId).map(UserView::of);
    }

    /** Fails with a 409 where the username is another's. */
    @WithTransaction
    Uni<UserView> change(UUID userId, ProfileChange change) {
        return users.getOwnToChange(userId)
                .invoke(user -> apply(change, user))
                .chain(users::save)
                .map(UserView::of);
    }

    private void apply(ProfileChange change, User user) {
        change.name().ifGiven(user::rename);
        change.username().ifGiven(user::setUsername);
        user.updatedAt = clock.instant();
    }
}
