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
import org.jboss.logging.Logger;

/** What is done about mail from time to time, on every node. */
@ApplicationScoped
class MailUpkeep {
    private static final Logger LOG = Logger.getLogger("dev.latchkey.mail");
    private static final String PURGE_EVERY = "PT10M";
    private static final String COUNT_EVERY = "PT30S";

    private final Mailing mailing;
    private final Sending sending;
    private final Smtp smtp;
    private final MailPurge purge;
    private final MailFigures figures;

    MailUpkeep(Mailing mailing, Sending sending, Smtp smtp, MailPurge purge, MailFigures figures) {
        this.mailing = mailing;
        this.sending = sending;
        this.smtp = smtp;
        this.purge = purge;
        this.figures = figures;
    }

    void begin(
            @Observes @Priority(Interceptor.Priority.APPLICATION + 2) StartupEvent start,
            Scheduler scheduler,
            MailConfig config) {
        schedule(scheduler, "mail purge", PURGE_EVERY, purge::round);
        schedule(scheduler, "mail figures", COUNT_EVERY, figures::round);
        if (!mailing.isOn()) {
            LOG.info("Mail is off, since latchkey.mail.host is not set: nobody can set a forgotten password anew");
        }
        if (mailing.hasServer()) {
            smtp.requireComplete();
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
