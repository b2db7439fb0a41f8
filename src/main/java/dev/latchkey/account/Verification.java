package dev.latchkey.account;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.onetime.LinkHolder;
import dev.latchkey.onetime.Links;
import dev.latchkey.onetime.OneTimeTokens;
import dev.latchkey.onetime.Purpose;
import dev.latchkey.onetime.Redeemed;
import dev.latchkey.onetime.VerificationRule;
import dev.latchkey.revocation.Revocations;
import dev.latchkey.user.User;
import dev.latchkey.user.Users;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;

/** Verifies that an address is its account's: whoever follows the link reads its mail. */
@ApplicationScoped
class Verification {
    private final VerificationRule rule;
    private final Users users;
    private final Links links;
    private final OneTimeTokens tokens;
    private final Revocations revocations;
    private final AuditTrail audit;
    private final Clock clock;

    Verification(
            VerificationRule rule,
            Users users,
            Links links,
            OneTimeTokens tokens,
            Revocations revocations,
            AuditTrail audit,
            Clock clock) {
        this.rule = rule;
        this.users = users;
        this.links = links;
        this.tokens = tokens;
        this.revocations = revocations;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Mails the link again, unless there is nothing to verify; false where it was mailed too often of late. Fails with a 404 where
     * addresses are not verified.
     */
    @WithTransaction
    Uni<Boolean> sendAgain(UUID userId, Locale language) {
        rule.requireOffered();
        return users.getOwnToChange(userId)
                .chain(user -> user.emailVerified
                        ? Uni.createFrom().item(true)
                        : links.mail(userId, Purpose.VERIFICATION, language));
    }

    /** Whose address the link is about to verify; fails with a 400 {@code invalid-token}. */
    Uni<LinkHolder> holder(String token) {
        return tokens.holder(token, Purpose.VERIFICATION);
    }

    /** Fails with a 400 {@code invalid-token}. */
    Uni<Void> confirm(String token) {
        return verify(token).call(revocations::takeEffect);
    }

    @WithTransaction
    Uni<Void> verify(String token) {
        return tokens.redeem(token, Purpose.VERIFICATION)
                .map(Redeemed::user)
                .invoke(this::verify)
                .chain(user ->
                        audit.note(AuditEvent.of(AuditAction.EMAIL_VERIFIED).about(user.id)));
    }

    private void verify(User user) {
        user.emailVerified = true;
        user.updatedAt = clock.instant();
    }
}
