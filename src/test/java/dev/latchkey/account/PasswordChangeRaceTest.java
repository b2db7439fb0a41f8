package dev.latchkey.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.Members;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

@QuarkusTest
class PasswordChangeRaceTest {
    private TestUser user;

    @BeforeEach
    void register() {
        user = TestUser.registered();
    }

    @RepeatedTest(10)
    void ofTwoChangesInOneSessionExactlyOneWins() throws Exception {
        assertOneWins(Together.run(List.of(() -> change(user, "first new one"), () -> change(user, "second new one"))));
    }

    @RepeatedTest(10)
    void ofTwoChangesInTwoSessionsExactlyOneWins() throws Exception {
        TestUser elsewhere = user.loggedIn();
        assertOneWins(
                Together.run(List.of(() -> change(user, "first new one"), () -> change(elsewhere, "second new one"))));
    }

    @RepeatedTest(40)
    void aLoginWithTheOldPasswordLeavesNoSessionBehindTheChange() throws Exception {
        List<Response> answers = Together.run(List.<Callable<Response>>of(
                () -> user.sends(Map.of("current_password", user.password(), "new_password", "the new one"))
                        .put("/me/password"),
                user::login));
        assertEquals(204, answers.get(0).statusCode());
        Response login = answers.get(1);
        assertTrue(List.of(200, 401).contains(login.statusCode()), login::asString);
        if (login.statusCode() == 200) {
            TestUser late = new TestUser(user.id(), user.email(), "", Members.of(login, "access_token"));
            late.asks().get("/me").then().statusCode(401);
        }
        user.asks().get("/me").then().statusCode(200);
    }

    private static int change(TestUser from, String replacement) {
        return from.sends(Map.of("current_password", from.password(), "new_password", replacement))
                .put("/me/password")
                .statusCode();
    }

    private void assertOneWins(List<Integer> statuses) {
        assertEquals(1, Collections.frequency(statuses, 204), statuses::toString);
        assertTrue(statuses.contains(401) || statuses.contains(403), statuses::toString);
        String winner = statuses.get(0) == 204 ? "first new one" : "second new one";
        assertEquals(200, new TestUser("", user.email(), winner, "").login().statusCode());
    }
}
