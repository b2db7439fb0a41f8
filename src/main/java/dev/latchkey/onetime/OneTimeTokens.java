package dev.latchkey.onetime;

import dev.latchkey.problem.Problem;
import dev.latchkey.user.User;
import dev.latchkey.user.Users;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tokens of mailed links: each opens one thing, for one user, once. */
@ApplicationScoped
public class OneTimeTokens {
    private final Users users;
    private final OneTimeConfig config;
    private final MeterRegistry meters;
    private final Clock clock;

    OneTimeTokens(Users users, OneTimeConfig config, MeterRegistry meters, Clock clock) {
        this.users = users;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    /** Makes this the user's token for a purpose; one of the same purpose before it is good no more. */
    @WithTransaction
    Uni<Void> put(OneTimeToken token, Purpose purpose) {
        return token.put(clock.instant(), purpose.life(config)).invoke(() -> count(purpose, "issued"));
    }

    /** Whose token this is, without using it up; fails as {@link #redeem} does. */
    @WithSession
    public Uni<LinkHolder> holder(String text, Purpose purpose) {
        return find(text, purpose).chain(token -> User.<User>findById(token.userId)
                .onItem()
                .ifNull()
                .failWith(Problem::invalidLink)
                .invoke(user -> requireAddress(token, user, purpose))
                .map(user -> LinkHolder.of(user, token.email)));
    }

    /**
     * Uses the token up, in the transaction that is open: of many who try at once, one succeeds. Its user is locked first, as by
     * whoever changes them, whose change then ends their tokens: the same order, so nobody waits in a circle. Fails with a 400
     * {@code invalid-token} that does not say what is wrong.
     */
    @WithTransaction
    public Uni<Redeemed> redeem(String text, Purpose purpose) {
        return find(text, purpose).chain(token -> redeem(token, purpose)).invoke(() -> count(purpose, "redeemed"));
    }

    private Uni<Redeemed> redeem(OneTimeToken token, Purpose purpose) {
        return users.findToChange(token.userId)
                .onItem()
                .ifNull()
                .failWith(Problem::invalidLink)
                .invoke(user -> requireAddress(token, user, purpose))
                .call(() -> token.remove().invoke(OneTimeTokens::requireRemoved))
                .map(user -> new Redeemed(user, token.email, token.createdAt));
    }

    private Uni<OneTimeToken> find(String text, Purpose purpose) {
        return OneTimeToken.findGood(new LinkToken(text), purpose, clock.instant())
                .onItem()
                .ifNull()
                .failWith(Problem::invalidLink)
                .onFailure(Problem.class)
                .invoke(() -> count(purpose, "refused"));
    }

    /** Who reads the mail of one address proves nothing of another. A trigger ends such tokens; here, nothing depends on that. */
    private static void requireAddress(OneTimeToken token, User user, Purpose purpose) {
        if (purpose.isOfOwnAddress() && !token.email.equals(user.email)) {
            throw Problem.invalidLink();
        }
    }

    private static void requireRemoved(boolean removed) {
        if (!removed) {
            throw Problem.invalidLink();
        }
    }

    /** The new address that waits for its confirmation; null where there is none. */
    @WithSession
    public Uni<@Nullable String> pendingEmail(UUID userId) {
        return OneTimeToken.findNewest(userId, Purpose.EMAIL_CHANGE, clock.instant())
                .map(token -> token == null ? null : token.email);
    }

    /** Ends the link that would confirm a new address of the user, whom the open transaction has locked; false where there is none. */
    @WithTransaction
    public Uni<Boolean> withdrawPendingEmail(UUID userId) {
        return OneTimeToken.end(userId, Purpose.EMAIL_CHANGE, clock.instant());
    }

    /** Ends all of the user's tokens but those that undo changes of address which were asked for before then. */
    @WithTransaction
    public Uni<Void> endAll(UUID userId, Instant since) {
        return OneTimeToken.endAll(userId, since);
    }

    private void count(Purpose purpose, String outcome) {
        meters.counter("latchkey.links", "purpose", purpose.slug(), "outcome", outcome)
                .increment();
    }
}
