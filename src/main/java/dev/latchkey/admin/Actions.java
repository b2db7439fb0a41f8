package dev.latchkey.admin;

import dev.latchkey.session.SignOut;
import dev.latchkey.user.Role;
import dev.latchkey.web.Change;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** Does what an administrator has confirmed. */
@ApplicationScoped
class Actions {
    private final UserAdministration administration;
    private final SignOut signOut;

    Actions(UserAdministration administration, SignOut signOut) {
        this.administration = administration;
        this.signOut = signOut;
    }

    /** Fails with a 404 or {@code last-admin}. What is done already may be done again. */
    Uni<Void> perform(Action action, UUID userId) {
        return switch (action) {
            case DISABLE -> change(userId, Change.keep(), Change.to(false));
            case ENABLE -> change(userId, Change.keep(), Change.to(true));
            case PROMOTE -> change(userId, Change.to(Set.of(Role.USER, Role.ADMIN)), Change.keep());
            case DEMOTE -> change(userId, Change.to(Set.of(Role.USER)), Change.keep());
            case SIGN_OUT -> signOut.everywhere(userId);
            case DELETE -> administration.delete(userId);
        };
    }

    private Uni<Void> change(UUID userId, Change<Set<Role>> roles, Change<Boolean> enabled) {
        return administration
                .change(userId, new UserChange(Change.keep(), Change.keep(), roles, enabled))
                .replaceWithVoid();
    }
}
