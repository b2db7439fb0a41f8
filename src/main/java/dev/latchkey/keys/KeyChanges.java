package dev.latchkey.keys;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Changes which keys there are. Each change is one transaction that sets all instants to come, under a lock that one
 * transaction of all nodes has at a time: whoever dies in the middle has changed nothing, and nobody need be there later.
 */
@ApplicationScoped
class KeyChanges {
    /**
     * Any number that no other lock has: migrations take one, and at its end each transaction that revokes something, this one too.
     */
    static final long LOCK = 7_306_371_844_290_103_909L;

    private final KeyTimetable timetable;
    private final AuditTrail audit;
    private final Clock clock;

    KeyChanges(KeyTimetable timetable, AuditTrail audit, Clock clock) {
        this.timetable = timetable;
        this.audit = audit;
        this.clock = clock;
    }

    /** Plans this key as the next one, unless that is not due or another node is about to. */
    @WithTransaction
    Uni<Void> planIfDue(SigningKey next) {
        return tryLock().chain(locked -> locked ? planIf(timetable::isDue, next) : nothing());
    }

    /** Plans this key as the next one, unless one waits already. */
    @WithTransaction
    Uni<Void> plan(SigningKey next) {
        return lock().chain(() -> planIf(phases -> phases.published().isEmpty(), next));
    }

    /** Deletes a key, the signing one if none is named, and lets another sign at once; a 404 where there is none. */
    @WithTransaction
    Uni<Void> replace(@Nullable String kid, SigningKey spare) {
        return lock().chain(this::phases).chain(phases -> replace(named(kid, phases), phases, spare));
    }

    private Uni<Void> planIf(Predicate<KeyPhases<SigningKey>> wanted, SigningKey next) {
        return phases().chain(
                        phases -> wanted.test(phases) ? add(next, timetable.beginning(phases), phases) : nothing());
    }

    private static SigningKey named(@Nullable String kid, KeyPhases<SigningKey> phases) {
        return phases.keys().stream()
                .filter(key -> kid == null ? phases.of(key) == KeyPhase.SIGNING : key.kid.equals(kid))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no such key."));
    }

    private Uni<Void> replace(SigningKey compromised, KeyPhases<SigningKey> phases, SigningKey spare) {
        Log.warnf("The key %s is deleted, and with it all that it signed", compromised.kid);
        return SigningKey.delete("kid", compromised.kid)
                .chain(() -> note(AuditAction.KEY_REVOKED, compromised))
                .chain(() -> switch (phases.of(compromised)) {
                    case SIGNING -> succeed(phases, spare);
                    case PUBLISHED -> keepSigning(phases);
                    case RETIRED -> nothing();
                });
    }

    private Uni<Void> succeed(KeyPhases<SigningKey> phases, SigningKey spare) {
        return phases.published()
                .map(waiting -> SigningKey.update("signsFrom = ?1 where kid = ?2", phases.now(), waiting.kid)
                        .replaceWithVoid())
                .orElseGet(() -> add(spare, phases.now(), phases));
    }

    /** Takes back the end of the key that signs: what was to follow it is gone. */
    private static Uni<Void> keepSigning(KeyPhases<SigningKey> phases) {
        return SigningKey.update(
                        "verifiesUntil = null where kid = ?1",
                        phases.signing().map(SigningKey::kid).orElse(""))
                .replaceWithVoid();
    }

    private Uni<Void> add(SigningKey key, Instant beginning, KeyPhases<SigningKey> phases) {
        Log.infof("The key %s signs from %s", key.kid, beginning);
        key.createdAt = phases.now();
        key.signsFrom = beginning;
        return SigningKey.update(
                        "verifiesUntil = ?1 where verifiesUntil is null or kid = ?2",
                        timetable.endOfThoseBefore(beginning),
                        phases.signing().map(SigningKey::kid).orElse(""))
                .chain(() -> key.persistAndFlush())
                .chain(() -> note(AuditAction.KEY_PUBLISHED, key));
    }

    private Uni<Void> note(AuditAction action, SigningKey key) {
        return audit.note(AuditEvent.of(action).with(Map.of("kid", key.kid)));
    }

    private Uni<KeyPhases<SigningKey>> phases() {
        return SigningKey.<SigningKey>listAll().map(keys -> new KeyPhases<>(keys, clock.instant()));
    }

    private static Uni<Integer> lock() {
        return Panache.getSession().chain(session -> session.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(" + LOCK + ")", Integer.class)
                .getSingleResult());
    }

    private static Uni<Boolean> tryLock() {
        return Panache.getSession().chain(session -> session.createNativeQuery(
                        "select pg_try_advisory_xact_lock(" + LOCK + ")", Boolean.class)
                .getSingleResult());
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
