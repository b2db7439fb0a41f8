package dev.latchkey.session;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.token.AccessTokens;
import dev.latchkey.token.TokenResponse;
import dev.latchkey.user.User;
import dev.latchkey.web.Page;
import dev.latchkey.web.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How sessions start, show and end. */
@ApplicationScoped
public class Sessions {
    private final AccessTokens tokens;
    private final Clock clock;

    Sessions(AccessTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * A new session for a user whose password has just been checked, and its access token. The user's row is held still
     * meanwhile: a password change, a disabling or a deletion either is seen here or sees the new session and ends it.
     */
    @WithTransaction
    public Uni<TokenResponse> startFor(User checked, Client client) {
        return User.findSteady(checked.id)
                .map(now -> stillAdmitted(checked, now))
                .chain(user -> Session.started(user, client, clock.instant(), tokens.lifetime())
                        .<Session>persistAndFlush())
                .map(session -> tokens.mint(session.user, session.id));
    }

    private static User stillAdmitted(User checked, @Nullable User now) {
        if (now == null || now.passwordVersion != checked.passwordVersion) {
            throw Problem.of(ProblemType.INVALID_CREDENTIALS);
        }
        if (!now.enabled) {
            throw Problem.of(ProblemType.ACCOUNT_DISABLED);
        }
        return now;
    }

    /** The session with its user, or null if it has ended or its user is disabled. */
    @WithSession
    public Uni<@Nullable Session> findLive(UUID sessionId) {
        return Session.findLive(sessionId, clock.instant());
    }

    /** The caller's live sessions, newest first. */
    @WithSession
    public Uni<Page<SessionView>> list(Caller caller, PageRequest page) {
        return Session.listLive(caller.userId(), clock.instant(), page)
                .map(found -> Page.of(found, page, session -> session.id, session -> SessionView.of(session, caller)));
    }

    /** Ends this one of the user's sessions; false if there is no such one. */
    @WithTransaction
    public Uni<Boolean> end(UUID sessionId, UUID userId) {
        return Session.end(sessionId, userId);
    }

    /** Ends all of the user's sessions but this one. */
    @WithTransaction
    public Uni<Void> endOthers(UUID keptSessionId, UUID userId) {
        return Session.endAllBut(keptSessionId, userId);
    }

    /** Ends all of the user's sessions. */
    @WithTransaction
    public Uni<Void> endAll(UUID userId) {
        return Session.endAllBut(null, userId);
    }
}
