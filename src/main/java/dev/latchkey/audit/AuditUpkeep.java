package dev.latchkey.audit;

import dev.latchkey.database.Upkeep;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import org.jboss.logging.Logger;

/** What is done about the audit log from time to time, on every node. */
@ApplicationScoped
class AuditUpkeep {
    private static final Logger LOG = Logger.getLogger("dev.latchkey.audit");
    private static final Duration PURGE_EVERY = Duration.ofHours(1);
    private static final Duration TELL_EVERY = Duration.ofDays(1);

    private final Sealing sealing;
    private final Retention retention;

    AuditUpkeep(Sealing sealing, Retention retention) {
        this.sealing = sealing;
        this.retention = retention;
    }

    void begin(
            @Observes @Priority(Interceptor.Priority.APPLICATION + 2) StartupEvent start,
            Upkeep upkeep,
            AuditConfig config) {
        upkeep.every(config.sealEvery(), "audit sealing", sealing::round);
        upkeep.every(PURGE_EVERY, "audit retention", retention::round);
        upkeep.everyLater(TELL_EVERY, "audit head", this::tellHead);
    }

    /** So that the log has witnesses outside of the database, of how far the chain was on each day. */
    private Uni<Void> tellHead() {
        if (!sealing.head().equals(Link.FIRST.toString())) {
            LOG.infof("The audit log ends with %s", sealing.head());
        }
        return Uni.createFrom().voidItem();
    }
}
