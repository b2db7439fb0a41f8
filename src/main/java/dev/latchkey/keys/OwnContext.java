package dev.latchkey.keys;

import dev.latchkey.web.CallersContext;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Database work on a Vert.x context of its own, from any thread: a database session belongs to a context, and the caller's
 * may have one already, or be none. What comes of it comes where the caller is.
 */
final class OwnContext {
    private OwnContext() {}

    static <T> Uni<T> run(Vertx vertx, Supplier<Uni<? extends T>> work) {
        return Uni.createFrom().deferred(() -> Uni.createFrom()
                .<T>deferred(work)
                .runSubscriptionOn(on(safe(vertx)))
                .emitOn(CallersContext.now()));
    }

    private static Context safe(Vertx vertx) {
        Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(own, true);
        return own;
    }

    private static Executor on(Context context) {
        return work -> context.runOnContext(unused -> work.run());
    }
}
