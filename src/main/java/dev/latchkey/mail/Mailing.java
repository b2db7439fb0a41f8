package dev.latchkey.mail;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.user.EmailAddress;
import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Whether there is mail at all. */
@ApplicationScoped
public class Mailing {
    private final boolean hasServer;
    private final boolean isKept;

    @Inject
    Mailing(MailConfig config) {
        this(config.host().isPresent(), LaunchMode.current() == LaunchMode.DEVELOPMENT);
    }

    Mailing(boolean hasServer, boolean isDevelopment) {
        this.hasServer = hasServer;
        isKept = !hasServer && isDevelopment;
    }

    /** Whether what is put into the outbox reaches its reader. */
    public boolean isOn() {
        return hasServer || isKept;
    }

    /** Fails with a 404 where there is no mail. */
    public void requireOn() {
        if (!isOn()) {
            throw Problem.of(ProblemType.NOT_FOUND, "Mail is not set up here.");
        }
    }

    /** Fails with a 400 for the member {@code email} where mail is sent, and does not reach this address: what cannot go on without must not begin. */
    public void requireReachable(EmailAddress address) {
        if (hasServer && !address.isReachable()) {
            throw unreachable();
        }
    }

    /**
     * The same only for an address that is to us the same as one which mail does reach: the other's owner could never take the
     * account over.
     */
    public void requireUnmistakable(EmailAddress address) {
        if (hasServer && address.looksLikeAnother()) {
            throw unreachable();
        }
    }

    private static Problem unreachable() {
        return Problem.invalid("email", "must have nothing but ASCII before the @");
    }

    /** Whether there is a server to send it to. */
    boolean hasServer() {
        return hasServer;
    }

    /** Whether mails stay in the outbox, for a developer to look at. */
    boolean isKept() {
        return isKept;
    }
}
