package dev.latchkey.account;

import static dev.latchkey.testing.TestUser.uniqueEmail;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Thirty people want the same at once: one has it, nobody sees a fault. */
@QuarkusTest
class RegistrationRaceTest {
    private static final int CROWD = 30;

    @Test
    void oneOfThirtyRegistrationsOfOneEmailWins() throws Exception {
        String email = uniqueEmail();
        assertOneWins(Together.run(CROWD, () -> TestUser.register(email).statusCode()));
        TestUser.register(email).then().statusCode(409);
    }

    @Test
    void oneOfThirtyRegistrationsOfOneEmailInDifferentCasesWins() throws Exception {
        String email = uniqueEmail();
        assertOneWins(Together.run(inTurn(
                () -> TestUser.register(email.toUpperCase(Locale.ROOT)).statusCode(),
                () -> TestUser.register(email.toLowerCase(Locale.ROOT)).statusCode())));
    }

    @Test
    void oneOfThirtyRegistrationsOfOneUsernameWins() throws Exception {
        String username = RegistrationTest.uniqueUsername();
        assertOneWins(
                Together.run(inTurn(() -> register(username), () -> register(username.toUpperCase(Locale.ROOT)))));
    }

    private static List<Callable<Integer>> inTurn(Callable<Integer> even, Callable<Integer> odd) {
        return IntStream.range(0, CROWD).mapToObj(i -> i % 2 == 0 ? even : odd).toList();
    }

    private static int register(String username) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", uniqueEmail(), "password", "a password", "name", "Ada", "username", username))
                .post("/register")
                .statusCode();
    }

    private static void assertOneWins(List<Integer> statuses) {
        assertEquals(1, Collections.frequency(statuses, 201), statuses::toString);
        assertEquals(CROWD - 1, Collections.frequency(statuses, 409), statuses::toString);
    }
}
