package dev.latchkey.account;

import static dev.latchkey.testing.MailedLinks.post;
import static dev.latchkey.testing.Problems.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.onetime.LinkRounds;
import dev.latchkey.testing.Mailbox;
import dev.latchkey.testing.NothingVerified;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NothingVerified.class)
class NothingVerifiedTest {
    @Inject
    Mailbox mailbox;

    @Inject
    LinkRounds rounds;

    @Test
    void nobodyIsAskedToVerifyAnAddress() {
        TestUser user = TestUser.registered();
        user.asks().post("/verification").then().spec(problem(404, "not-found"));
        assertEquals(List.of(), mailbox.takeAll(user.email()));
    }

    @Test
    void nobodyLogsInByALink() {
        TestUser user = TestUser.registered();
        post("/login/link", Map.of("email", user.email())).then().spec(problem(404, "not-found"));
    }

    @Test
    void aPasswordIsResetAllTheSame() {
        TestUser user = TestUser.registered();
        post("/password-reset", Map.of("email", user.email())).then().statusCode(202);
        rounds.answer();
        assertEquals(43, mailbox.take(user.email()).token().length());
    }
}
