package dev.latchkey.web;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/** Where work goes on that somebody else's thread, or a timer, has completed: a database session belongs to one context. */
public final class CallersContext {
    private CallersContext() {}

    /** Runs on the Vert.x context that this is called on; without one, never on the thread that completes. */
    public static Executor now() {
        Context context = Vertx.currentContext();
        return context == null
                ? Infrastructure.getDefaultExecutor()
                : command -> context.runOnContext(ignored -> command.run());
    }
}
