package dev.latchkey.session;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.revocation.Revocations;
import dev.latchkey.web.Page;
import dev.latchkey.web.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** How sessions start, show and end. */
@ApplicationScoped
public class Sessions {
    private final Beginning beginning;
    private final AuditTrail audit;
    private final Revocations revocations;
    private final Clock clock;

    Sessions(Beginning beginning, AuditTrail audit, Revocations revocations, Clock clock) {
        this.beginning = beginning;
        this.audit = audit;
        this.revocations = revocations;
        this.clock = clock;
    }

    /**
     * A new session for a user whose password has just been checked. The user's row is held still meanwhile: a password
     * change, a disabling or a deletion either is seen here or sees the new session and ends it. Where the user has too many,
     * the oldest end.
     *
     * @param passwordVersion of the password that was checked; fails with {@code invalid-credentials} where it is another by now
     */
    public Uni<StartedSession> startFor(UUID userId, int passwordVersion, Client client) {
        return beginning
                .of(userId, passwordVersion, client)
                .call(this::endingsTakeEffect)
                .map(Beginning.Begun::session);
    }

    private Uni<Void> endingsTakeEffect(Beginning.Begun begun) {
        return begun.hasEndedOthers()
                ? revocations.takeEffect()
                : Uni.createFrom().voidItem();
    }

    /** The caller's live sessions, newest first. */
    public Uni<Page<SessionView>> list(Caller caller, PageRequest page) {
        return listOf(caller.userId(), caller, page);
    }

    /** The live sessions of a user, newest first, the caller's own perhaps among them; none where there is no such user. */
    @WithSession
    public Uni<Page<SessionView>> listOf(UUID userId, Caller caller, PageRequest page) {
        return Session.listLive(userId, clock.instant(), page)
                .map(found -> Page.of(found, page, session -> session.id, session -> SessionView.of(session, caller)));
    }

    /** This one of the user's live sessions, perhaps the caller's own, or a 404. */
    @WithSession
    public Uni<SessionView> get(UUID sessionId, UUID userId, Caller caller) {
        return Session.findLive(sessionId, userId, clock.instant())
                .onItem()
                .ifNull()
                .failWith(() -> Problem.of(ProblemType.NOT_FOUND, "There is no such session."))
                .map(session -> SessionView.of(session, caller));
    }

    /** Ends the caller's own session, the one that asks. */
    @WithTransaction
    public Uni<Void> logOut(Caller caller) {
        return end(caller.sessionId(), caller.userId(), AuditAction.LOGGED_OUT).replaceWithVoid();
    }

    /** Ends this one of the user's sessions; false if there is no such one. */
    @WithTransaction
    public Uni<Boolean> end(UUID sessionId, UUID userId) {
        return end(sessionId, userId, AuditAction.SESSION_ENDED);
    }

    private Uni<Boolean> end(UUID sessionId, UUID userId, AuditAction action) {
        AuditEvent event = AuditEvent.of(action).about(userId).ofSession(sessionId);
        return Session.end(sessionId, userId)
                .call(ended -> ended ? audit.note(event) : Uni.createFrom().voidItem());
    }

    /** Ends all of the user's sessions but this one. */
    @WithTransaction
    public Uni<Void> endOthers(UUID keptSessionId, UUID userId) {
        return Session.endAllBut(keptSessionId, userId).chain(ended -> noteEnd(ended, userId));
    }

    /** Ends all of the user's sessions. */
    @WithTransaction
    public Uni<Void> endAll(UUID userId) {
        return Session.endAllBut(null, userId).chain(ended -> noteEnd(ended, userId));
    }

    private Uni<Void> noteEnd(long ended, UUID userId) {
        return ended == 0
                ? Uni.createFrom().voidItem()
                : audit.note(
                        AuditEvent.of(AuditAction.SESSIONS_ENDED).about(userId).with(Map.of("ended", ended)));
    }
}
