package dev.latchkey.login;

import dev.latchkey.onetime.Links;
import dev.latchkey.onetime.Purpose;
import dev.latchkey.onetime.VerificationRule;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.problem.Reader;
import dev.latchkey.user.Credentials;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets nobody in before their address is verified, where that is required, and mails the link for it again. */
@ApplicationScoped
class Verified {
    private final VerificationRule rule;
    private final Links links;

    Verified(VerificationRule rule, Links links) {
        this.rule = rule;
        this.links = links;
    }

    /** Fails with {@code email-not-verified}; only for who knows the password, since it says that there is such an account. */
    Uni<Void> require(Credentials proven, LoginAttempt attempt) {
        if (!rule.isRequired() || proven.emailVerified()) {
            return Uni.createFrom().voidItem();
        }
        return links.mail(
                        proven.userId(),
                        Purpose.VERIFICATION,
                        Reader.of(attempt.context().request()).language())
                .chain(() -> Uni.createFrom().failure(Problem.of(ProblemType.EMAIL_NOT_VERIFIED)));
    }
}
