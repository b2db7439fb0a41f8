package dev.latchkey.revocation;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;

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

    /** The same, but fails where this node cannot know. */
    public Uni<Void> look() {
        return Uni.createFrom()
                .completionStage(() -> follower.catchUp().toCompletionStage())
                .emitOn(caller());
    }

    /** The request goes on where it was, and not on the thread of the connection that listens. */
    public static Executor caller() {
        var context = Vertx.currentContext();
        return context == null ? Runnable::run : work -> context.runOnContext(unused -> work.run());
    }
}
