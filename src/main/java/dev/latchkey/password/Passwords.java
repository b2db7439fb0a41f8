package dev.latchkey.password;

import dev.latchkey.web.CallersContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.HttpServerStart;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords and checks them, on threads of their own: the caller is never blocked, and gets the result on its
 * own Vert.x context. Where too many wait, both fail with the problem {@code OVERLOADED}. Hold no database connection
 * meanwhile.
 */
@ApplicationScoped
public class Passwords {
    private static final Logger LOG = Logger.getLogger(Passwords.class);
    /** In place of a hash where a user has no password. */
    private static final String NONE = "!";

    private static final int REHEARSALS = 8;
    /** Timers know none below, nor does anybody measure them. */
    private static final Duration SHORTEST_DELAY = Duration.ofMillis(1);

    private static final Duration REHEARSAL_LIMIT = Duration.ofSeconds(2);

    private final PasswordSchemes schemes;
    private final HashingPool pool;
    private final CheckTimes times;
    private final MeterRegistry meters;

    Passwords(PasswordSchemes schemes, HashingPool pool, CheckTimes times, MeterRegistry meters) {
        this.schemes = schemes;
        this.pool = pool;
        this.times = times;
        this.meters = meters;
    }

    /**
     * The first hashes of a process take seconds, until they are compiled: too long for a login to wait for. Not before
     * requests are taken, since the start needs the processors.
     */
    void rehearse(@ObservesAsync HttpServerStart started) {
        pool.rehearse(this::rehearseOnce, REHEARSALS, REHEARSAL_LIMIT);
    }

    private void rehearseOnce() {
        var unused = schemes.configured().hash(Cleartext.of("rehearsal"));
    }

    /**
     * Hashes a password under the configured scheme.
     *
     * @param password one that {@link NewPassword} permits
     * @return the hash, to be stored as it is; an {@code IllegalArgumentException} where it is no password
     */
    Uni<String> hash(String password) {
        return pool.run(() -> hashNow(password));
    }

    /** Fails with {@code OVERLOADED} where a check would: to be asked before anything is done for it. */
    public Uni<Void> requireRoom() {
        return pool.requireRoom();
    }

    /**
     * Checks a password. That it does not match is told after as long a time as the slowest kind of hash in use takes.
     *
     * @param stored the hash; null where there is no such user, which takes as long as a wrong password under the
     *     configured scheme. So does a hash that cannot be read, which matches nothing.
     */
    public Uni<PasswordCheck> check(String password, @Nullable String stored) {
        return pool.run(() -> checkNow(password, stored)).chain(Passwords::told);
    }

    private static Uni<PasswordCheck> told(TimedCheck timed) {
        Uni<PasswordCheck> check = Uni.createFrom().item(timed.check());
        return timed.check().matches() || timed.missing().compareTo(SHORTEST_DELAY) < 0
                ? check
                : check.onItem().delayIt().by(timed.missing()).emitOn(CallersContext.now());
    }

    /** What came of it, and how much sooner than with the slowest kind of hash. */
    private record TimedCheck(PasswordCheck check, Duration missing) {}

    private String hashNow(String password) {
        try (Cleartext cleartext = Cleartext.of(password)) {
            if (!isHashable(cleartext)) {
                throw new IllegalArgumentException("A password to hash is not one that the policy permits");
            }
            return hash(cleartext);
        }
    }

    private TimedCheck checkNow(String password, @Nullable String stored) {
        long start = System.nanoTime();
        PasswordScheme.Stored hash = read(stored);
        try (Cleartext cleartext = Cleartext.of(password)) {
            boolean equal = timed(hash.scheme(), "check", () -> hash.matches(cleartext));
            Duration missing = missing(hash, cleartext, System.nanoTime() - start);
            boolean matches = equal && cleartext.flaw() == Cleartext.Flaw.NONE;
            boolean upgrade = matches && !schemes.isCurrent(hash) && isHashable(cleartext);
            return new TimedCheck(new PasswordCheck(matches, upgrade ? hash(cleartext) : null), missing);
        }
    }

    private Duration missing(PasswordScheme.Stored hash, Cleartext cleartext, long nanos) {
        int most = cleartext.hasTwoForms() ? 2 : 1;
        Duration missing = times.missing(hash.kind(), nanos, hash.scheme().computations(cleartext), most);
        if (!times.areKnown(hash.kind())) {
            pool.rehearse(() -> timeOnce(hash), 1, REHEARSAL_LIMIT);
        }
        return missing;
    }

    /** The first check of a kind may be slow, and there may be no other of it for long, while all refusals take as long. */
    private void timeOnce(PasswordScheme.Stored hash) {
        try (Cleartext cleartext = Cleartext.of("rehearsal")) {
            long start = System.nanoTime();
            var unused = hash.matches(cleartext);
            var unusedDelay = times.missing(hash.kind(), System.nanoTime() - start, 1, 1);
        }
    }

    private PasswordScheme.Stored read(@Nullable String stored) {
        return stored == null || stored.equals(NONE)
                ? schemes.configured().decoy()
                : schemes.read(stored).orElseGet(this::decoyForUnreadable);
    }

    private PasswordScheme.Stored decoyForUnreadable() {
        LOG.warn("A stored password hash matches nothing: it is of no known scheme, damaged, or above the cost limits");
        return schemes.configured().decoy();
    }

    private boolean isHashable(Cleartext cleartext) {
        return cleartext.flaw() == Cleartext.Flaw.NONE && schemes.configured().objectionTo(cleartext) == null;
    }

    private String hash(Cleartext cleartext) {
        PasswordScheme scheme = schemes.configured();
        return timed(scheme, "hash", () -> scheme.hash(cleartext));
    }

    /** The time of one computation, without the wait for a thread. */
    private <T> T timed(PasswordScheme scheme, String kind, Supplier<T> computation) {
        return meters.timer("latchkey.password.hash", "scheme", scheme.name(), "kind", kind)
                .record(computation);
    }
}
