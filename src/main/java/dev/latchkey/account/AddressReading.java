package dev.latchkey.account;

import dev.latchkey.mail.Mailing;
import dev.latchkey.onetime.OneTimeTokens;
import dev.latchkey.onetime.VerificationRule;
import dev.latchkey.user.UserView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds out how it stands with an address. */
@ApplicationScoped
class AddressReading {
    private final Mailing mailing;
    private final VerificationRule rule;
    private final OneTimeTokens tokens;

    AddressReading(Mailing mailing, VerificationRule rule, OneTimeTokens tokens) {
        this.mailing = mailing;
        this.rule = rule;
        this.tokens = tokens;
    }

    Uni<AddressState> of(UserView user) {
        boolean isToBeVerified = rule.isOffered() && !user.emailVerified();
        return tokens.pendingEmail(user.id()).map(pending -> new AddressState(isToBeVerified, mailing.isOn(), pending));
    }
}
