package dev.latchkey.onetime;

import static dev.latchkey.testing.MailedLinks.post;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.MailedLinks;
import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OneTimePurgeTest {
    @Inject
    LinkRounds rounds;

    @Inject
    MailedLinks links;

    @Inject
    MovableClock clock;

    @Test
    void whatHasRunOutGoesAndWhatIsGoodStays() {
        TestUser user = TestUser.registered();
        var unusedLogin = links.loginToken(user);
        var unusedReset = links.resetToken(user);
        clock.advance(Duration.ofMinutes(30));
        rounds.purge();
        assertEquals(List.of("password-reset", "verification"), purposesOf(user));
        clock.advance(Duration.ofHours(25));
        rounds.purge();
        assertEquals(List.of(), purposesOf(user));
    }

    @Test
    void whatNobodyHasAnsweredForAnHourIsForgotten() {
        TestUser user = TestUser.registered();
        rounds.answer(); // what other tests have asked for
        post("/password-reset", Map.of("email", user.email())).then().statusCode(202);
        clock.advance(Duration.ofMinutes(59));
        rounds.purge();
        assertEquals(1, rounds.query("SELECT FROM link_requests").size());
        clock.advance(Duration.ofMinutes(2));
        rounds.purge();
        assertEquals(List.of(), rounds.query("SELECT FROM link_requests"));
    }

    @Test
    void aFloodIsForgottenInSlices() {
        rounds.answer();
        rounds.flood(10_001, clock.instant().minus(Duration.ofMinutes(61)));
        rounds.purge();
        assertEquals(List.of(), rounds.query("SELECT FROM link_requests"));
    }

    private List<String> purposesOf(TestUser user) {
        return rounds
                .query(
                        "SELECT purpose FROM one_time_tokens WHERE user_id = $1 ORDER BY purpose",
                        UUID.fromString(user.id()))
                .stream()
                .map(row -> row.getString("purpose"))
                .toList();
    }
}
