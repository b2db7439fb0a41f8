package dev.latchkey.admin;

import dev.latchkey.page.Moment;
import dev.latchkey.session.SessionLine;
import dev.latchkey.web.Page;
import java.util.List;
import java.util.UUID;

/**
 * Everything about one user.
 *
 * @param isOneself whether it is the administrator who looks
 * @param sessions the live ones, newest first
 */
record UserDetails(UserLine line, boolean isOneself, Page<SessionLine> sessions) {
    static String path(UUID userId) {
        return "/admin/users/" + userId;
    }

    public Moment created(SessionLine session) {
        return new Moment(session.session().createdAt());
    }

    /** What can be done to the account as it is. */
    public List<Action> actions() {
        return List.of(
                line.isAdmin() ? Action.DEMOTE : Action.PROMOTE,
                line.user().enabled() ? Action.DISABLE : Action.ENABLE,
                Action.DELETE);
    }
}
