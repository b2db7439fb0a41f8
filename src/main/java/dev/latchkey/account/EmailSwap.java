package dev.latchkey.account;

import dev.latchkey.user.EmailAddress;
import dev.latchkey.user.User;
import dev.latchkey.user.Users;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Puts one address of a user in place of another. */
@ApplicationScoped
class EmailSwap {
    private final Users users;
    private final Clock clock;

    EmailSwap(Users users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    /** The address, which a link that was mailed there has proven; fails with {@code email-taken} where it is another's. */
    @WithTransaction
    Uni<Void> to(String proven, User locked) {
        locked.changeEmail(EmailAddress.parse(proven).orElseThrow());
        locked.emailVerified = true;
        locked.updatedAt = clock.instant();
        return users.save(locked).replaceWithVoid();
    }
}
