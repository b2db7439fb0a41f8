package dev.latchkey.mail;

import dev.latchkey.database.Upkeep;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import org.jboss.logging.Logger;

/** What is done about mail from time to time, on every node. */
@ApplicationScoped
class MailUpkeep {
    private static final Logger LOG = Logger.getLogger("dev.latchkey.mail");
    private static final Duration PURGE_EVERY = Duration.ofMinutes(10);
    private static final Duration COUNT_EVERY = Duration.ofSeconds(30);

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
            Upkeep upkeep,
            MailConfig config) {
        upkeep.every(PURGE_EVERY, "mail purge", purge::round);
        upkeep.every(COUNT_EVERY, "mail figures", figures::round);
        if (!mailing.isOn()) {
            LOG.info("Mail is off, since latchkey.mail.host is not set: nobody can set a forgotten password anew");
        }
        if (mailing.hasServer()) {
            smtp.requireComplete();
            upkeep.every(config.sendEvery(), "mail", sending::round);
        }
    }
}
