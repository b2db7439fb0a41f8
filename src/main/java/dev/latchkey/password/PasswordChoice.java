package dev.latchkey.password;

import dev.latchkey.page.Site;
import dev.latchkey.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The passwords that people choose. What {@link NewPassword} permits may still be one that others guess who know that
 * person or the service, or one that has leaked. Hold no database connection meanwhile.
 */
@ApplicationScoped
public class PasswordChoice {
    private static final String OWN = "must not be your name, your email address or the name of this service";
    private static final String LEAKED = "is known from a leak";

    private final Site site;
    private final RangeApi leaks;
    private final Passwords passwords;

    PasswordChoice(Site site, RangeApi leaks, Passwords passwords) {
        this.site = site;
        this.leaks = leaks;
        this.passwords = passwords;
    }

    /** Fails with {@code OVERLOADED} where {@link #hash} would: to be asked before anything is done for it. */
    public Uni<Void> requireRoom() {
        return passwords.requireRoom();
    }

    /**
     * The hash of a password that {@link NewPassword} permits, if this person may have it.
     *
     * @param field the request's member that it stands in
     * @return the hash, to be stored as it is; fails with a 400 that names the field
     */
    public Uni<String> hash(Person person, String field, String password) {
        return OwnWords.of(person, site.name()).include(password)
                ? refused(field, OWN)
                : leaks.know(password).chain(known -> known ? refused(field, LEAKED) : passwords.hash(password));
    }

    private static Uni<String> refused(String field, String objection) {
        return Uni.createFrom().failure(Problem.invalid(field, objection));
    }
}
