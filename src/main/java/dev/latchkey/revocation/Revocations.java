package dev.latchkey.revocation;

import dev.latchkey.web.CallersContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether this node knows of all that was revoked, and how to make sure of it. */
@ApplicationScoped
public class Revocations {
    private final Follower follower;

    Revocations(Follower follower, MeterRegistry metrics) {
        this.follower = follower;
        metrics.gauge("latchkey.revocations.following", follower, one -> one.isFollowing() ? 1 : 0);
    }

    /**
     * Whether a {@link Memory} may be believed: everything that was committed more than a second ago has been forgotten.
     * Otherwise the database has to be asked.
     */
    public boolean areKnown() {
        return follower.isCurrent();
    }

    /**
     * Completes once all that is committed by now has taken effect on this node. Comes after the transaction, as the last
     * step before the answer, and never fails: a node that cannot know stops to believe its memory.
     */
    public Uni<Void> takeEffect() {
        return look().onFailure().recoverWithNull();
    }

    /** The same, but fails where this node cannot know. Completes where the caller is, and not on the thread of the connection that listens. */
    public Uni<Void> look() {
        return Uni.createFrom()
                .completionStage(() -> follower.catchUp().toCompletionStage())
                .emitOn(CallersContext.now());
    }
}
