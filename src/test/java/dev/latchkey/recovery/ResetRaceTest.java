package dev.latchkey.recovery;

import static dev.latchkey.testing.MailedLinks.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.onetime.LinkRounds;
import dev.latchkey.testing.MailedLinks;
import dev.latchkey.testing.Members;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** A reset, and what else may happen to the account at the same moment. */
@QuarkusTest
class ResetRaceTest {
    private static final String NEW_PASSWORD = "wrong mule fuel cell paperclip";

    @Inject
    MailedLinks links;

    @Inject
    LinkRounds rounds;

    private TestUser user;
    private String token;

    @BeforeEach
    void register() {
        user = TestUser.registered();
        token = links.resetToken(user);
    }

    @RepeatedTest(5)
    void ofAResetAndAChangeOneWins() throws Exception {
        List<Integer> statuses = Together.run(List.of(() -> reset().statusCode(), () -> user.sends(
                        Map.of("current_password", user.password(), "new_password", "the one that was changed"))
                .put("/me/password")
                .statusCode()));
        boolean isReset = statuses.get(0) == 204;
        assertTrue(isReset || statuses.get(0) == 400, statuses.toString());
        assertTrue(isReset ? List.of(401, 403).contains(statuses.get(1)) : statuses.get(1) == 204, statuses.toString());
        assertEquals(
                200,
                with(isReset ? NEW_PASSWORD : "the one that was changed")
                        .login()
                        .statusCode());
    }

    @RepeatedTest(8)
    void aLoginWithTheOldPasswordLeavesNoSessionBehindTheReset() throws Exception {
        List<Response> answers = Together.run(List.<Callable<Response>>of(this::reset, user::login));
        assertEquals(204, answers.get(0).statusCode());
        Response login = answers.get(1);
        assertTrue(List.of(200, 401).contains(login.statusCode()), login::asString);
        if (login.statusCode() == 200) {
            new TestUser(user.id(), user.email(), "", Members.of(login, "access_token"))
                    .asks()
                    .get("/me")
                    .then()
                    .statusCode(401);
        }
    }

    @RepeatedTest(5)
    void aDeletedAccountIsNotResetAndAResetOneMayBeDeletedNoMore() throws Exception {
        List<Integer> statuses =
                Together.run(List.of(() -> reset().statusCode(), () -> user.sends(Map.of("password", user.password()))
                        .delete("/me")
                        .statusCode()));
        boolean isReset = statuses.get(0) == 204;
        assertTrue(isReset || statuses.get(0) == 400, statuses.toString());
        assertEquals(isReset ? 200 : 401, with(NEW_PASSWORD).login().statusCode(), statuses.toString());
    }

    /** Both hold the user's row first: neither waits for what the other has. */
    @RepeatedTest(5)
    void aResetAndTheNextRequestForOneDoNotWaitInACircle() throws Exception {
        post("/password-reset", Map.of("email", user.email())).then().statusCode(202);
        List<Integer> statuses = Together.run(List.of(() -> reset().statusCode(), () -> {
            rounds.answer();
            return 0;
        }));
        assertTrue(List.of(204, 400).contains(statuses.get(0)), statuses.toString());
        assertEquals(List.of(), rounds.query("SELECT FROM link_requests"));
    }

    private Response reset() {
        return post("/password-reset/confirm", Map.of("token", token, "new_password", NEW_PASSWORD));
    }

    private TestUser with(String password) {
        return new TestUser(user.id(), user.email(), password, "");
    }
}
