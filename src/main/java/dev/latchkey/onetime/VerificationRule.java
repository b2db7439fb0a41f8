package dev.latchkey.onetime;

import dev.latchkey.mail.Mailing;
import dev.latchkey.onetime.RegistrationConfig.Verification;
import dev.latchkey.problem.CannotStart;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Whether addresses are to be verified. */
@ApplicationScoped
public class VerificationRule {
    private final Mailing mailing;
    private final Verification verification;

    VerificationRule(Mailing mailing, RegistrationConfig config) {
        this.mailing = mailing;
        this.verification = config.verification();
    }

    void check(@Observes StartupEvent start) {
        if (isRequired() && !mailing.isOn()) {
            throw new CannotStart("latchkey.registration.verification is required, and there is no mail to verify"
                    + " addresses with. Name a mail server by latchkey.mail.host.");
        }
    }

    /** Whether nobody logs in before. */
    public boolean isRequired() {
        return verification == Verification.REQUIRED;
    }

    /** Whether links are mailed for it. */
    public boolean isOffered() {
        return verification != Verification.OFF && mailing.isOn();
    }

    /** Fails with a 404 where no links are mailed for it. */
    public void requireOffered() {
        mailing.requireOn();
        if (!isOffered()) {
            throw Problem.of(ProblemType.NOT_FOUND, "Addresses are not verified here.");
        }
    }
}
