package dev.latchkey.audit;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** What is done about the audit log from time to time, on every node. */
@ApplicationScoped
class AuditUpkeep {
    private static final Logger LOG = Logger.getLogger("dev.latchkey.audit");
    private static final String PURGE_EVERY = "PT1H";
    private static final String TELL_EVERY = "PT24H";

    /** The start itself says one line and no more. */
    private static final String TELL_AFTER = "PT1M";

    private final Sealing sealing;
    private final Retention retention;

    AuditUpkeep(Sealing sealing, Retention retention) {
        this.sealing = sealing;
        this.retention = retention;
    }

    void begin(
            @Observes @Priority(Interceptor.Priority.APPLICATION + 2) StartupEvent start,
            Scheduler scheduler,
            AuditConfig config) {
        schedule(scheduler, "audit sealing", config.sealEvery().toString(), sealing::round);
        schedule(scheduler, "audit retention", PURGE_EVERY, retention::round);
        var unused = scheduler
                .newJob("audit head")
                .setInterval(TELL_EVERY)
                .setDelayed(TELL_AFTER)
                .setTask(execution -> tellHead())
                .schedule();
    }

    private static void schedule(Scheduler scheduler, String name, String interval, Supplier<Uni<Void>> round) {
        var unused = scheduler
                .newJob(name)
                .setInterval(interval)
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(execution -> round.get())
                .schedule();
    }

    /** So that the log has witnesses outside of the database, of how far the chain was on each day. */
    private void tellHead() {
        if (!sealing.head().equals(Link.FIRST.toString())) {
            LOG.infof("The audit log ends with %s", sealing.head());
        }
    }
}
