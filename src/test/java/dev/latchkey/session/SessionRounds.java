package dev.latchkey.session;

import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;

/** Has the job do its round that warns owners, which no scheduler does in tests. */
@ApplicationScoped
public class SessionRounds {
    private final SessionWarnings warnings;

    SessionRounds(SessionWarnings warnings) {
        this.warnings = warnings;
    }

    public void warn() {
        try {
            VertxContextSupport.subscribeAndAwait(warnings::round);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
