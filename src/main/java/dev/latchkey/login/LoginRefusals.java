package dev.latchkey.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.throttle.Attempts;
import dev.latchkey.user.Credentials;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Notes whom a login was refused. A guess costs its sender a hash, and each is noted; what is refused for being one too many costs
 * next to nothing, and is noted once a minute of each network, so that nobody fills the database by it, nor learns from the time it
 * takes.
 */
@ApplicationScoped
class LoginRefusals {
    private static final Set<ProblemType> NOTED =
            EnumSet.of(ProblemType.INVALID_CREDENTIALS, ProblemType.ACCOUNT_DISABLED, ProblemType.EMAIL_NOT_VERIFIED);

    private final Cache<String, Boolean> hammering = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(10_000)
            .build();
    private final AuditTrail audit;

    LoginRefusals(AuditTrail audit) {
        this.audit = audit;
    }

    /** Fails with the refusal, once it is noted; or as the database does. */
    <T> Uni<T> note(Problem refusal, @Nullable Credentials held, LoginAttempt attempt) {
        UUID subject = held == null ? null : held.userId();
        Uni<Void> noted = isToBeNoted(refusal.type(), attempt.client().ip())
                ? audit.noteAlone(AuditEvent.refused(AuditAction.LOGIN_REFUSED, refusal.type())
                        .about(subject))
                : Uni.createFrom().voidItem();
        return noted.chain(() -> Uni.createFrom().failure(refusal));
    }

    private boolean isToBeNoted(ProblemType why, @Nullable String ip) {
        return why == ProblemType.TOO_MANY_ATTEMPTS
                ? hammering.asMap().putIfAbsent(Attempts.network(ip).orElse(""), true) == null
                : NOTED.contains(why);
    }
}
