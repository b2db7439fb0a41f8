package dev.latchkey.account;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.mail.Mailing;
import dev.latchkey.onetime.LinkRequests;
import dev.latchkey.onetime.Links;
import dev.latchkey.onetime.Purpose;
import dev.latchkey.onetime.VerificationRule;
import dev.latchkey.onetime.Wish;
import dev.latchkey.password.PasswordChoice;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.session.Client;
import dev.latchkey.throttle.Attempts;
import dev.latchkey.throttle.Throttle;
import dev.latchkey.user.EmailAddress;
import dev.latchkey.user.User;
import dev.latchkey.user.UserView;
import dev.latchkey.user.Users;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** Makes an account. */
@ApplicationScoped
class Registration {
    private final Users users;
    private final Throttle throttle;
    private final Attempts attempts;
    private final PasswordChoice choice;
    private final VerificationRule verification;
    private final Mailing mailing;
    private final Links links;
    private final LinkRequests requests;
    private final AuditTrail audit;
    private final Clock clock;

    Registration(
            Users users,
            Throttle throttle,
            Attempts attempts,
            PasswordChoice choice,
            VerificationRule verification,
            Mailing mailing,
            Links links,
            LinkRequests requests,
            AuditTrail audit,
            Clock clock) {
        this.verification = verification;
        this.mailing = mailing;
        this.links = links;
        this.requests = requests;
        this.users = users;
        this.throttle = throttle;
        this.attempts = attempts;
        this.choice = choice;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The new account; fails with a 400 where the password cannot be this person's, or where mail has to reach the address and does not, with a 409 where the email address or
     * username is another's, and with {@code too-many-attempts} where too many have registered from the client's network. Where
     * addresses have to be verified, nothing, whether the address is another's or not: its owner gets a mail either way.
     */
    Uni<Optional<UserView>> register(RegistrationRequest request, Client client, Locale language) {
        return choice.requireRoom()
                .chain(() -> throttle.count(attempts.registration(client.ip())))
                .invoke(() -> requireMailable(request))
                .chain(() -> choice.hash(request.person(), "password", request.password()))
                .map(hash -> newUser(request, hash))
                .chain(user -> verification.isRequired()
                        ? apply(user, request.address(), language).replaceWith(Optional.empty())
                        : save(user, language).map(UserView::of).map(Optional::of));
    }

    private void requireMailable(RegistrationRequest request) {
        mailing.requireUnmistakable(request.address());
        if (verification.isRequired()) {
            mailing.requireReachable(request.address());
            requireNoUsername(request);
        }
    }

    /** Whether a username is free afterwards would tell whether the address was new. */
    private static void requireNoUsername(RegistrationRequest request) {
        if (request.username() != null) {
            throw Problem.invalid("username", "can be chosen once the email address is verified");
        }
    }

    @WithTransaction
    Uni<User> save(User user, Locale language) {
        return users.save(user)
                .call(saved -> audit.note(AuditEvent.of(AuditAction.REGISTERED).about(saved.id)))
                .call(saved -> verification.isOffered()
                        ? links.mail(saved.id, Purpose.VERIFICATION, language)
                        : Uni.createFrom().voidItem());
    }

    /** The same three statements whether the address is taken or not; who has it is looked for when nobody waits any more. */
    @WithTransaction
    Uni<Void> apply(User user, EmailAddress address, Locale language) {
        return users.saveUnlessTaken(user)
                .call(isNew -> audit.note(
                        isNew
                                ? AuditEvent.of(AuditAction.REGISTERED)
                                : AuditEvent.refused(AuditAction.REGISTERED, ProblemType.EMAIL_TAKEN)))
                .chain(isNew -> requests.add(isNew ? Wish.VERIFICATION : Wish.ADDRESS_TAKEN, address, language));
    }

    private User newUser(RegistrationRequest request, String hash) {
        User user = User.registered(request.address(), request.name(), hash, clock.instant());
        user.setUsername(request.username());
        return user;
    }
}
