package dev.latchkey.throttle;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.web.CallersContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Lets an attempt be made only if not too many have failed of late, on whichever node. */
@ApplicationScoped
public class Throttle {
    private static final Set<ProblemType> FAILED_PROOFS =
            EnumSet.of(ProblemType.INVALID_CREDENTIALS, ProblemType.WRONG_PASSWORD);

    /** Next to nothing for people, and much for a program that does not stop. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Counts counts;
    private final RecentRefusals recent;
    private final Turns turns;
    private final MeterRegistry meters;

    Throttle(Counts counts, RecentRefusals recent, Turns turns, MeterRegistry meters) {
        this.counts = counts;
        this.recent = recent;
        this.turns = turns;
        this.meters = meters;
    }

    /** Counts an attempt whatever becomes of it; fails with {@code too-many-attempts} where it may not be made. */
    public Uni<Void> count(Attempt attempt) {
        return counted(attempt).replaceWithVoid();
    }

    private Uni<Counts.Counted> counted(Attempt attempt) {
        return attempt.counts().isEmpty()
                ? Uni.createFrom().item(Counts.Counted.NOWHERE)
                : requireNoneRefused(attempt.turn())
                        .chain(() -> counts.add(attempt))
                        .invoke(counted -> counted.refusal().ifPresent(told -> refuse(attempt.turn(), told)));
    }

    /**
     * Lets somebody prove something. It is counted as failed beforehand, so that many at once gain nothing; if it succeeds, what
     * failed before is forgotten, and if a fault of ours ends it, it does not count. It does where the client goes away meanwhile.
     *
     * @param proof what costs; fails with {@code invalid-credentials} or {@code wrong-password} where the proof did
     * @return what the proof gives; fails with {@code too-many-attempts}, or with {@code overloaded} where too many of the same
     *     are waiting, before anything was done
     */
    public <T> Uni<T> proving(Attempt attempt, Supplier<Uni<T>> proof) {
        return turns.take(attempt.turn(), () -> prove(attempt, proof));
    }

    private <T> Uni<T> prove(Attempt attempt, Supplier<Uni<T>> proof) {
        return counted(attempt).chain(counted -> proof.get()
                .call(() -> counts.takeBack(attempt, counted.keys(), true))
                .onFailure(failure -> !isFailedProof(failure))
                .call(() -> counts.takeBack(attempt, counted.keys(), false)));
    }

    private static boolean isFailedProof(Throwable failure) {
        return failure instanceof Problem problem && FAILED_PROOFS.contains(problem.type());
    }

    /**
     * Refuses again what this node refused less than a second ago, before anything else is done for it. Who hammers on waits for
     * the answer: that costs nothing but them.
     *
     * @param turn of an {@link Attempt}
     */
    public Uni<Void> requireNoneRefused(UUID turn) {
        return Uni.createFrom()
                .deferred(() -> recent.of(turn).map(this::refuseAgain).orElseGet(() -> Uni.createFrom()
                        .voidItem()));
    }

    private Uni<Void> refuseAgain(RecentRefusals.Told told) {
        Uni<Void> wait = told.isHammered()
                ? Uni.createFrom().voidItem().onItem().delayIt().by(PAUSE).emitOn(CallersContext.now())
                : Uni.createFrom().voidItem();
        return wait.invoke(() -> refuse(told.refusal()));
    }

    private void refuse(UUID turn, Counts.Refusal refusal) {
        recent.remember(turn, refusal);
        refuse(refusal);
    }

    private void refuse(Counts.Refusal refusal) {
        meters.counter("latchkey.throttle.refused", "rule", refusal.rule()).increment();
        throw Problem.of(ProblemType.TOO_MANY_ATTEMPTS).retryAfter(refusal.delay());
    }
}
