package dev.latchkey.admin;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.session.Caller;
import dev.latchkey.session.SessionLines;
import dev.latchkey.session.Sessions;
import dev.latchkey.user.UserView;
import dev.latchkey.user.Users;
import dev.latchkey.web.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Reads what the pages about one user show. Each of them is a 404 where there is no such user. */
@ApplicationScoped
class UserReading {
    private final Users users;
    private final Sessions sessions;
    private final SessionLines lines;
    private final AuditTrail audit;

    UserReading(Users users, Sessions sessions, SessionLines lines, AuditTrail audit) {
        this.users = users;
        this.sessions = sessions;
        this.lines = lines;
        this.audit = audit;
    }

    /** One user; that an administrator has looked at somebody else is noted. */
    Uni<UserView> read(UUID userId, Caller caller) {
        AuditEvent event = AuditEvent.of(AuditAction.USER_READ).about(userId);
        return user(userId)
                .call(() -> isOneself(userId, caller) ? Uni.createFrom().voidItem() : audit.noteAlone(event));
    }

    Uni<UserDetails> details(UUID userId, Caller caller, PageRequest page) {
        return read(userId, caller).chain(user -> sessions.listOf(userId, caller, page)
                .chain(lines::of)
                .map(found -> new UserDetails(new UserLine(user), isOneself(userId, caller), found)));
    }

    Uni<Confirmation> confirmation(Action action, UUID userId, Caller caller) {
        return user(userId).map(user -> Confirmation.of(action, user, isOneself(userId, caller)));
    }

    /** A 404 where the session has ended, too. */
    Uni<Confirmation> confirmationOfEnd(UUID sessionId, UUID userId, Caller caller) {
        return user(userId).chain(user -> sessions.get(sessionId, userId, caller)
                .chain(lines::of)
                .map(line -> Confirmation.ofEnd(line, user)));
    }

    private Uni<UserView> user(UUID userId) {
        return users.get(userId).map(UserView::of);
    }

    static boolean isOneself(UUID userId, Caller caller) {
        return caller.userId().equals(userId);
    }
}
