package dev.latchkey.login;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.onetime.LinkHolder;
import dev.latchkey.onetime.OneTimeTokens;
import dev.latchkey.onetime.Purpose;
import dev.latchkey.onetime.Redeemed;
import dev.latchkey.revocation.Revocations;
import dev.latchkey.session.Client;
import dev.latchkey.session.Sessions;
import dev.latchkey.session.StartedSession;
import dev.latchkey.throttle.KnownNetworks;
import dev.latchkey.user.User;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Starts a session for whoever has the mailed link. Where the address was not verified, somebody else may have made the account
 * to wait in it for its owner: what they have, a password and sessions, ends before the owner comes in.
 */
@ApplicationScoped
class LinkLogin {
    private final OneTimeTokens tokens;
    private final Sessions sessions;
    private final KnownNetworks networks;
    private final Revocations revocations;
    private final LoginMetrics metrics;
    private final AuditTrail audit;
    private final Clock clock;

    LinkLogin(
            OneTimeTokens tokens,
            Sessions sessions,
            KnownNetworks networks,
            Revocations revocations,
            LoginMetrics metrics,
            AuditTrail audit,
            Clock clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.networks = networks;
        this.revocations = revocations;
        this.metrics = metrics;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who is about to be let in; fails with a 400 {@code invalid-token}. */
    Uni<LinkHolder> holder(String token) {
        return tokens.holder(token, Purpose.LOGIN_LINK);
    }

    /** A new session; fails with a 400 {@code invalid-token}, or with {@code account-disabled}, which leaves the link as it is. */
    Uni<StartedSession> login(String token, Client client) {
        return admit(token)
                .call(revocations::takeEffect)
                .chain(user -> start(user, client))
                .onItemOrFailure()
                .invoke(metrics::count);
    }

    /** The network is known from now on, as after a login by password: no later login from there is one to warn of. */
    private Uni<StartedSession> start(User user, Client client) {
        return sessions.startFor(user.id, user.passwordVersion, client)
                .call(started -> networks.remember(user.id, client.ip()));
    }

    @WithTransaction
    Uni<User> admit(String token) {
        return tokens.redeem(token, Purpose.LOGIN_LINK)
                .map(Redeemed::user)
                .invoke(User::requireEnabled)
                .call(user -> user.emailVerified ? Uni.createFrom().voidItem() : handOver(user))
                .call(user ->
                        audit.note(AuditEvent.of(AuditAction.LOGIN_LINK_USED).about(user.id)));
    }

    private Uni<Void> handOver(User user) {
        user.forgetPassword();
        user.emailVerified = true;
        user.updatedAt = clock.instant();
        return user.flush().chain(() -> sessions.endAll(user.id));
    }
}
