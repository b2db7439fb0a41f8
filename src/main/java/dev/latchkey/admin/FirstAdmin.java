package dev.latchkey.admin;

import dev.latchkey.password.NewPassword;
import dev.latchkey.password.Passwords;
import dev.latchkey.problem.CannotStart;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.user.EmailAddress;
import dev.latchkey.user.Role;
import dev.latchkey.user.User;
import dev.latchkey.user.Users;
import dev.latchkey.user.ValidEmail;
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
import java.util.stream.Collectors;

/**
 * Makes the configured administrator where there is no such account yet. An account that is there is left as it is: whoever
 * registered the address first must not become administrator by it.
 */
@ApplicationScoped
class FirstAdmin {
    private final AdminConfig config;
    private final Users users;
    private final Passwords passwords;
    private final Validator validator;
    private final Clock clock;

    FirstAdmin(AdminConfig config, Users users, Passwords passwords, Validator validator, Clock clock) {
        this.config = config;
        this.users = users;
        this.passwords = passwords;
        this.validator = validator;
        this.clock = clock;
    }

    void make(@Observes @Priority(Interceptor.Priority.APPLICATION + 1) StartupEvent start) throws Throwable {
        if (config.email().isPresent()) {
            Credentials credentials = valid(
                    new Credentials(config.email().get(), config.password().orElse("")));
            VertxContextSupport.subscribeAndAwait(() -> makeUnlessThere(credentials));
        }
    }

    private Credentials valid(Credentials credentials) {
        String objections = validator.validate(credentials).stream()
                .map(FirstAdmin::objection)
                .sorted()
                .collect(Collectors.joining("; "));
        if (!objections.isEmpty()) {
            throw new CannotStart("the first administrator cannot be made: " + objections + ".");
        }
        return credentials;
    }

    private static String objection(ConstraintViolation<Credentials> violation) {
        return "latchkey.admin." + violation.getPropertyPath() + " " + violation.getMessage();
    }

    private Uni<Void> makeUnlessThere(Credentials credentials) {
        return users.find(credentials.email())
                .chain(user -> user == null ? make(credentials) : warnUnlessAdmin(user))
                .replaceWithVoid();
    }

    private Uni<User> make(Credentials credentials) {
        EmailAddress address = EmailAddress.parse(credentials.email()).orElseThrow();
        return passwords
                .hash(credentials.password())
                .map(hash -> User.registered(address, config.name(), hash, clock.instant()))
                .invoke(user -> user.setRoles(EnumSet.allOf(Role.class)))
                .chain(users::save)
                .onFailure(FirstAdmin::wasMadeByAnotherNode)
                .recoverWithNull();
    }

    private static boolean wasMadeByAnotherNode(Throwable failure) {
        return failure instanceof Problem problem && problem.type() == ProblemType.EMAIL_TAKEN;
    }

    private static Uni<User> warnUnlessAdmin(User user) {
        if (!user.isActiveAdmin()) {
            Log.warn("The account of latchkey.admin.email is not an enabled administrator; it is left as it is.");
        }
        return Uni.createFrom().item(user);
    }

    private record Credentials(@ValidEmail String email, @NewPassword String password) {}
}
