package dev.latchkey.onetime;

import dev.latchkey.audit.AuditTrail;
import dev.latchkey.audit.Origin;
import dev.latchkey.user.EmailAddress;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;

/**
 * Takes what anybody may ask for: one row, whether there is such an account or not. So the answers are equal, and take equally
 * long, because what they come from is; {@link LinkAnswers} looks for the account when nobody waits any more.
 */
@ApplicationScoped
public class LinkRequests {
    private final AuditTrail audit;
    private final Clock clock;

    LinkRequests(AuditTrail audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Notes the wish, in the transaction that is open or else in one of its own. */
    @WithTransaction
    public Uni<Void> add(Wish wish, EmailAddress address, Locale language) {
        LinkRequest row = LinkRequest.of(wish, address, language, clock.instant());
        Origin origin = audit.origin();
        row.ip = origin.ip();
        row.userAgent = origin.userAgent();
        return row.persistAndFlush().replaceWithVoid();
    }
}
