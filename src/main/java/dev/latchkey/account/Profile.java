package dev.latchkey.account;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.revocation.Revocations;
import dev.latchkey.user.User;
import dev.latchkey.user.UserDifference;
import dev.latchkey.user.UserView;
import dev.latchkey.user.Users;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** What one's account says about oneself. */
@ApplicationScoped
class Profile {
    private final OwnUsers shown;
    private final Users users;
    private final Revocations revocations;
    private final AuditTrail audit;
    private final Clock clock;

    Profile(OwnUsers shown, Users users, Revocations revocations, AuditTrail audit, Clock clock) {
        this.shown = shown;
        this.users = users;
        this.revocations = revocations;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<UserView> show(UUID userId) {
        return shown.get(userId);
    }

    /** Fails with a 409 where the username is another's. */
    Uni<UserView> change(UUID userId, ProfileChange change) {
        return write(userId, change).call(revocations::takeEffect);
    }

    @WithTransaction
    Uni<UserView> write(UUID userId, ProfileChange change) {
        return users.getOwnToChange(userId).chain(user -> change(user, change));
    }

    private Uni<UserView> change(User user, ProfileChange change) {
        UserView before = UserView.of(user);
        apply(change, user);
        user.dateChange(before, clock.instant());
        return users.save(user).map(UserView::of).call(after -> note(before, after));
    }

    private Uni<Void> note(UserView before, UserView after) {
        Map<String, Object> difference = UserDifference.between(before, after);
        AuditEvent event =
                AuditEvent.of(AuditAction.PROFILE_CHANGED).about(after.id()).with(difference);
        return difference.isEmpty() ? Uni.createFrom().voidItem() : audit.note(event);
    }

    private static void apply(ProfileChange change, User user) {
        change.name().ifGiven(user::rename);
        change.username().ifGiven(user::setUsername);
    }
}
