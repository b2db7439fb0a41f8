package dev.latchkey.account;

import static dev.latchkey.testing.MailedLinks.post;
import static dev.latchkey.testing.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.audit.AuditDatabase;
import dev.latchkey.testing.Letter;
import dev.latchkey.testing.Mailbox;
import dev.latchkey.testing.MailedLinks;
import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import dev.latchkey.testing.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where it is optional, as it is by default. */
@QuarkusTest
class VerificationTest {
    @Inject
    MailedLinks links;

    @Inject
    Mailbox mailbox;

    @Inject
    MovableClock clock;

    @Inject
    AuditDatabase audit;

    private TestUser user;

    @BeforeEach
    void register() {
        user = TestUser.registered();
    }

    @Test
    void whoIsMailedNoMoreIsToldSo() {
        Visitor visitor = Visitor.of(TestUser.registered());
        String location = "";
        for (int asked = 0; asked < 30 && !location.endsWith("verification-held"); asked++) {
            location = visitor.send("/accounts/address/verify", Map.of()).header("Location");
        }
        assertEquals("/accounts?notice=verification-held", location);
        visitor.open(location).then().body(containsString("You have been mailed the link several times of late."));
    }

    @Test
    void whoRegistersIsMailedALinkThatVerifiesTheirAddress() {
        assertVerified(false);
        Letter letter = mailbox.take(user.email());
        assertTrue(letter.link().startsWith("http://login.latchkey.test/accounts/verification?token="), letter.link());
        confirm(letter.token()).then().statusCode(204);
        assertEquals("email-verified", audit.last(user.id()).getString("action"));
        assertVerified(true);
    }

    @Test
    void itIsMailedAgainAndTheOlderLinkWorksNoMore() {
        String older = mailbox.take(user.email()).token();
        String newer = links.verificationToken(user);
        confirm(older).then().spec(problem(400, "invalid-token"));
        confirm(newer).then().statusCode(204);
    }

    @Test
    void whoseAddressIsVerifiedIsMailedNothing() {
        confirm(mailbox.take(user.email()).token()).then().statusCode(204);
        user.asks().post("/verification").then().statusCode(202);
        assertEquals(List.of(), mailbox.takeAll(user.email()));
    }

    @Test
    void onlyWhoIsLoggedInHasItMailedAgain() {
        given().post("/verification").then().spec(problem(401, "authentication-required"));
    }

    @Test
    void theSessionGoesOn() {
        confirm(mailbox.take(user.email()).token()).then().statusCode(204);
        user.asks().get("/me").then().statusCode(200);
        user.login().then().statusCode(200);
    }

    @Test
    void ofTwentyAtOnceOneIsTheOne() throws Exception {
        String token = mailbox.take(user.email()).token();
        List<Integer> statuses = Together.run(20, () -> confirm(token).statusCode());
        assertEquals(1, Collections.frequency(statuses, 204), statuses.toString());
        assertEquals(19, Collections.frequency(statuses, 400), statuses.toString());
    }

    @Test
    void itRunsOutAfterADay() {
        String token = mailbox.take(user.email()).token();
        clock.advance(Duration.ofHours(25));
        confirm(token).then().spec(problem(400, "invalid-token"));
        assertVerified(false);
    }

    @Test
    void whoIsMailedTooOftenKeepsTheLastLinkThatCame() {
        for (int i = 0; i < 10; i++) {
            user.asks().post("/verification").then().statusCode(202);
        }
        List<Letter> letters = mailbox.takeAll(user.email());
        assertEquals(5, letters.size());
        assertEquals(
                1,
                letters.stream()
                        .filter(letter -> confirm(letter.token()).statusCode() == 204)
                        .count());
    }

    private void assertVerified(boolean verified) {
        user.loggedIn().asks().get("/me").then().body("email_verified", equalTo(verified));
    }

    private static Response confirm(String token) {
        return post("/verification/confirm", Map.of("token", token));
    }
}
