package dev.latchkey.admin;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.password.NewPassword;
import dev.latchkey.password.PasswordChoice;
import dev.latchkey.password.Person;
import dev.latchkey.problem.CannotStart;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.user.EmailAddress;
import dev.latchkey.user.Role;
import dev.latchkey.user.User;
import dev.latchkey.user.Users;
import dev.latchkey.user.ValidEmail;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.EnumSet;

/**
 * Makes the configured administrator where there is no such account yet. An account that is there is left as it is: whoever
 * registered the address first must not become administrator by it. Nor is the password looked at then, so that one which
 * was good enough for an earlier version keeps nothing from starting.
 */
@ApplicationScoped
class FirstAdmin {
    private final AdminConfig config;
    private final Users users;
    private final PasswordChoice choice;
    private final Validator validator;
    private final AuditTrail audit;
    private final Clock clock;

    FirstAdmin(
            AdminConfig config,
            Users users,
            PasswordChoice choice,
            Validator validator,
            AuditTrail audit,
            Clock clock) {
        this.config = config;
        this.users = users;
        this.choice = choice;
        this.validator = validator;
        this.audit = audit;
        this.clock = clock;
    }

    void make(@Observes @Priority(Interceptor.Priority.APPLICATION + 1) StartupEvent start) throws Throwable {
        if (config.email().isPresent()) {
            Credentials credentials =
                    new Credentials(config.email().get(), config.password().orElse(""));
            requireValid(credentials, "email");
            User there = VertxContextSupport.subscribeAndAwait(() -> users.find(credentials.email()));
            if (there == null) {
                requireValid(credentials, "password");
                VertxContextSupport.subscribeAndAwait(() -> make(credentials));
            } else if (!there.isActiveAdmin()) {
                Log.warn("The account of latchkey.admin.email is not an enabled administrator; it is left as it is.");
            }
        }
    }

    private void requireValid(Credentials credentials, String member) {
        for (ConstraintViolation<?> violation : validator.validateProperty(credentials, member)) {
            throw cannotMake(member + " " + violation.getMessage());
        }
    }

    private static CannotStart cannotMake(String objection) {
        return new CannotStart("the first administrator cannot be made: latchkey.admin." + objection + ".");
    }

    private Uni<User> make(Credentials credentials) {
        EmailAddress address = EmailAddress.parse(credentials.email()).orElseThrow();
        return choice.hash(new Person(address.typed(), config.name(), null), "password", credentials.password())
                .onFailure(failure -> isProblem(failure, ProblemType.INVALID_REQUEST))
                .transform(problem -> cannotMake(((Problem) problem).detail()))
                .map(hash -> User.registered(address, config.name(), hash, clock.instant()))
                .invoke(user -> user.setRoles(EnumSet.allOf(Role.class)))
                .invoke(user ->
                        user.emailVerified = true) // who configures the address need not prove that it is theirs
                .chain(this::save)
                .onFailure(failure -> isProblem(failure, ProblemType.EMAIL_TAKEN)) // another node made it
                .recoverWithNull();
    }

    @WithTransaction
    Uni<User> save(User admin) {
        return users.save(admin)
                .call(saved ->
                        audit.note(AuditEvent.of(AuditAction.FIRST_ADMIN_MADE).about(saved.id)));
    }

    private static boolean isProblem(Throwable failure, ProblemType type) {
        return failure instanceof Problem problem && problem.type() == type;
    }

    private record Credentials(@ValidEmail String email, @NewPassword String password) {}
}
