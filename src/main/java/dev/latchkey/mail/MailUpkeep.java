package dev.latchkey.mail;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.function.Supplier;

/** What is done about mail from time to time, on every node. */
@ApplicationScoped
class MailUpkeep {
    private static final String PURGE_EVERY = "PT10M";

    private final Mailing mailing;
    private final Sending sending;
    private final MailPurge purge;

    MailUpkeep(Mailing mailing, Sending sending, MailPurge purge) {
        this.mailing = mailing;
        this.sending = sending;
        this.purge = purge;
    }

    void begin(
            @Observes @Priority(Interceptor.Priority.APPLICATION + 2) StartupEvent start,
            Scheduler scheduler,
            MailConfig config) {
        schedule(scheduler, "mail purge", PURGE_EVERY, purge::round);
        if (mailing.hasServer()) {
            schedule(scheduler, "mail", config.sendEvery().toString(), sending::round);
        }
    }

    private static void schedule(Scheduler scheduler, String name, String interval, Supplier<Uni<Void>> round) {
        var unused = scheduler
                .newJob(name)
                .setInterval(interval)
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(execution -> round.get())
                .schedule();
    }
}
