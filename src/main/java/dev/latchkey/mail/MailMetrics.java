package dev.latchkey.mail;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts mails by what became of them. */
@ApplicationScoped
class MailMetrics {
    private static final String MAILS = "latchkey.mails";

    private final MeterRegistry registry;

    MailMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** One was put into the outbox, or was too many. */
    void put(Mail mail, boolean written) {
        count(mail.kind(), written ? "put" : "suppressed");
    }

    void count(MailKind kind, String outcome) {
        registry.counter(MAILS, "kind", kind.slug(), "outcome", outcome).increment();
    }
}
