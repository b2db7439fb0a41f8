package dev.latchkey.admin;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.mail.MailKind;
import dev.latchkey.mail.Warnings;
import dev.latchkey.revocation.Revocations;
import dev.latchkey.session.Sessions;
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

/** Changes and deletes the accounts of others. Somebody who can do so always remains. */
@ApplicationScoped
class UserAdministration {
    private final Users users;
    private final Sessions sessions;
    private final Revocations revocations;
    private final AuditTrail audit;
    private final Warnings warnings;
    private final Clock clock;

    UserAdministration(
            Users users, Sessions sessions, Revocations revocations, AuditTrail audit, Warnings warnings, Clock clock) {
        this.users = users;
        this.sessions = sessions;
        this.revocations = revocations;
        this.audit = audit;
        this.warnings = warnings;
        this.clock = clock;
    }

    /** Fails with a 404, a 409 where the username is another's, or {@code last-admin}. Disabling ends all sessions. */
    Uni<UserView> change(UUID id, UserChange change) {
        return write(id, change).call(revocations::takeEffect);
    }

    /** Fails with a 404 or {@code last-admin}. */
    Uni<Void> delete(UUID id) {
        return remove(id).call(revocations::takeEffect);
    }

    @WithTransaction
    Uni<UserView> write(UUID id, UserChange change) {
        return lockAdminsFor(id, change)
                .chain(() -> users.getToChange(id))
                .chain(user -> write(user, change))
                .call(user -> user.enabled() ? Uni.createFrom().voidItem() : sessions.endAll(id));
    }

    private Uni<UserView> write(User user, UserChange change) {
        UserView before = UserView.of(user);
        apply(change, user);
        user.dateChange(before, clock.instant());
        return users.save(user)
                .map(UserView::of)
                .call(after -> note(before, after))
                .call(after -> warn(before, user));
    }

    private Uni<Void> warn(UserView before, User after) {
        return before.enabled() && !after.enabled
                ? warnings.warn(MailKind.ACCOUNT_DISABLED, after)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> note(UserView before, UserView after) {
        Map<String, Object> difference = UserDifference.between(before, after);
        AuditEvent event =
                AuditEvent.of(AuditAction.USER_CHANGED).about(after.id()).with(difference);
        return difference.isEmpty() ? Uni.createFrom().voidItem() : audit.note(event);
    }

    @WithTransaction
    Uni<Void> remove(UUID id) {
        return users.requireAdminOtherThan(id)
                .chain(() -> users.delete(id))
                .chain(() -> audit.note(AuditEvent.of(AuditAction.USER_DELETED).about(id)));
    }

    private Uni<Void> lockAdminsFor(UUID id, UserChange change) {
        return change.endsAdministration()
                ? users.requireAdminOtherThan(id)
                : Uni.createFrom().voidItem();
    }

    private static void apply(UserChange change, User user) {
        change.name().ifGiven(user::rename);
        change.username().ifGiven(user::setUsername);
        change.roles().ifGiven(user::setRoles);
        change.enabled().ifGiven(enabled -> user.enabled = enabled);
    }
}
