package dev.latchkey.onetime;

import static dev.latchkey.testing.MailedLinks.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.Mailbox;
import dev.latchkey.testing.MailedLinks;
import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who asks for a link gets it soon, whatever others ask for. */
@QuarkusTest
class LinkAnswersTest {
    /** One after the other, they take longer than {@link #SOON}. */
    private static final int FLOOD = 50_000;

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    LinkRounds rounds;

    @Inject
    MailedLinks links;

    @Inject
    Mailbox mailbox;

    @Inject
    MovableClock clock;

    private TestUser user() {
        TestUser user = TestUser.registered();
        links.forget(user.email());
        return user;
    }

    @Test
    void aFloodForAddressesThatNobodyHasHoldsUpNoOther() {
        TestUser user = user();
        rounds.flood(FLOOD, clock.instant());
        post("/password-reset", Map.of("email", user.email())).then().statusCode(202);
        long begin = System.nanoTime();
        rounds.answer();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        assertTrue(took.compareTo(SOON) < 0, took::toString);
        assertEquals(List.of(), rounds.query("SELECT FROM link_requests"));
        assertEquals(1, mailbox.takeAll(user.email()).size());
    }

    @Test
    void oneThatCannotBeAnsweredWaitsAndIsInNobodysWay() {
        TestUser unlucky = user();
        TestUser other = user();
        post("/password-reset", Map.of("email", unlucky.email())).then().statusCode(202);
        post("/password-reset", Map.of("email", other.email())).then().statusCode(202);
        rounds.query(
                "ALTER TABLE mails ADD CONSTRAINT unlucky CHECK (recipient <> '" + unlucky.email() + "') NOT VALID");
        try {
            rounds.answer();
        } finally {
            rounds.query("ALTER TABLE mails DROP CONSTRAINT unlucky");
        }
        assertEquals(1, mailbox.takeAll(other.email()).size());
        assertEquals(0, mailbox.takeAll(unlucky.email()).size());
        rounds.answer();
        assertEquals(1, mailbox.takeAll(unlucky.email()).size());
    }
}
