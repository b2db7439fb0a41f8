package dev.latchkey.session;

import dev.latchkey.revocation.Revocations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Ends sessions on demand. What has ended is refused with the next request. */
@ApplicationScoped
public class SignOut {
    private final Sessions sessions;
    private final Revocations revocations;

    SignOut(Sessions sessions, Revocations revocations) {
        this.sessions = sessions;
        this.revocations = revocations;
    }

    /** The caller's own session. */
    public Uni<Void> here(Caller caller) {
        return sessions.logOut(caller).call(revocations::takeEffect);
    }

    /** One of the caller's sessions; false if there is no such one. */
    public Uni<Boolean> one(UUID sessionId, Caller caller) {
        return one(sessionId, caller.userId());
    }

    /** One of this user's sessions; false if there is no such one. */
    public Uni<Boolean> one(UUID sessionId, UUID userId) {
        return sessions.end(sessionId, userId).call(revocations::takeEffect);
    }

    /** All of the caller's sessions but the one that asks. */
    public Uni<Void> everywhereElse(Caller caller) {
        return sessions.endOthers(caller.sessionId(), caller.userId()).call(revocations::takeEffect);
    }

    /** All of this user's sessions. */
    public Uni<Void> everywhere(UUID userId) {
        return sessions.endAll(userId).call(revocations::takeEffect);
    }
}
