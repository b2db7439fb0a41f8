package dev.latchkey.onetime;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.mail.Mailing;
import dev.latchkey.onetime.RegistrationConfig.Verification;
import dev.latchkey.problem.CannotStart;
import dev.latchkey.testing.NoMail;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NoMail.class)
class VerificationRuleTest {
    @Inject
    Mailing mailing;

    @Test
    void nobodyCanBeRequiredToFollowALinkThatIsNeverMailed() {
        String reason = assertThrows(CannotStart.class, () -> start(Verification.REQUIRED))
                .getMessage();
        assertTrue(reason.contains("latchkey.registration.verification is required"), reason);
        assertDoesNotThrow(() -> start(Verification.OPTIONAL));
    }

    private void start(Verification configured) {
        new VerificationRule(mailing, () -> configured).check(new StartupEvent());
    }
}
