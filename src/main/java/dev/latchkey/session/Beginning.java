package dev.latchkey.session;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.keys.KeyRing;
import dev.latchkey.keys.RsaKey;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.user.User;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The transaction that starts a session. */
@ApplicationScoped
class Beginning {
    private final KeyRing keys;
    private final SessionConfig config;
    private final AuditTrail audit;
    private final Clock clock;

    Beginning(KeyRing keys, SessionConfig config, AuditTrail audit, Clock clock) {
        this.keys = keys;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /** A session, and whether it took the place of others. */
    record Begun(StartedSession session, boolean hasEndedOthers) {}

    @WithTransaction
    Uni<Begun> of(User checked, Client client) {
        RsaKey key = keys.signingKey();
        Instant now = clock.instant();
        return User.findSteady(checked.id)
                .map(user -> stillAdmitted(checked, user))
                .chain(user -> Session.endOldest(user.id, config.perUser() - 1, now)
                        .call(ended -> noteEnd(ended, user))
                        .chain(ended -> start(user, client, key, now).map(session -> new Begun(session, ended > 0))));
    }

    private Uni<Void> noteEnd(int ended, User user) {
        return ended == 0
                ? Uni.createFrom().voidItem()
                : audit.note(AuditEvent.of(AuditAction.SESSIONS_ENDED)
                        .about(user.id)
                        .with(Map.of("ended", ended, "reason", "limit")));
    }

    private Uni<StartedSession> start(User user, Client client, RsaKey key, Instant now) {
        Instant end = now.plus(
                config.idleLifetime().compareTo(config.lifetime()) < 0 ? config.idleLifetime() : config.lifetime());
        return Session.started(user, client, key.kid(), now, end)
                .<Session>persistAndFlush()
                .map(session -> StartedSession.of(session, key));
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
}
