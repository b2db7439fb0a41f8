package dev.latchkey.account;

import static dev.latchkey.testing.Problems.problem;
import static dev.latchkey.testing.Problems.violations;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProfileTest {
    private final String username = RegistrationTest.uniqueUsername();

    @Inject
    MovableClock clock;

    @Nested
    class Me {
        @Test
        void isTheCaller() {
            TestUser user = TestUser.registered();
            user.asks()
                    .get("/me")
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(user.id()))
                    .body("email", equalTo(user.email()))
                    .body("$", not(hasKey("password_hash")));
        }

        @Test
        void isForCallersWithATokenOnly() {
            given().get("/me")
                    .then()
                    .spec(problem(401, "authentication-required"))
                    .header("WWW-Authenticate", equalTo("Bearer"));
        }

        @Test
        void isTheSameUnderTheUsersId() {
            TestUser user = TestUser.registered();
            JsonPath me = user.asks().get("/me").jsonPath();
            user.asks().get("/users/" + user.id()).then().statusCode(200).body("$", equalTo(me.getMap("$")));
        }
    }

    @Nested
    class Changes {
        private TestUser user;

        @BeforeEach
        void register() {
            user = TestUser.registered();
        }

        @Test
        void whatIsAbsentStays() {
            patch("{\"name\": \"Ada\", \"username\": \"" + username + "\"}").statusCode(200);
            patch("{\"name\": \"Ada King\"}").body("name", equalTo("Ada King")).body("username", equalTo(username));
            patch("{}").statusCode(200).body("name", equalTo("Ada King")).body("username", equalTo(username));
        }

        @Test
        void nullClearsTheUsernameAndFreesIt() {
            patch("{\"username\": \"" + username + "\"}").statusCode(200);
            patch("{\"username\": null}").statusCode(200).body("username", nullValue());
            TestUser.registered()
                    .sends(Map.of("username", username))
                    .patch("/me")
                    .then()
                    .statusCode(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "\"\"", "\" \"", "\"a\\nb\"", "5"})
        void aNameThatCannotBeIsNamed(String name) {
            patch("{\"name\": " + name + "}").spec(violations("name"));
        }

        @Test
        void aMergePatchIsAcceptedUnderItsOwnType() {
            user.asks()
                    .contentType("application/merge-patch+json")
                    .body("{\"name\": \"Ada King\"}".getBytes(StandardCharsets.UTF_8))
                    .patch("/me")
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("Ada King"));
        }

        @Test
        void onlyNameAndUsernameCanBeChanged() {
            patch("{\"email\":\"eve@example.org\",\"roles\":[\"admin\"],\"email_verified\":true,\"id\":1}")
                    .statusCode(200)
                    .body("email", equalTo(user.email()))
                    .body("roles", equalTo(List.of("user")))
                    .body("email_verified", equalTo(false))
                    .body("id", equalTo(user.id()));
        }

        @Test
        void aChangeMovesTheTimeOfTheLastOne() {
            Instant before = Instant.parse(user.asks().get("/me").path("updated_at"));
            clock.advance(Duration.ofSeconds(1));
            Instant after = Instant.parse(patch("{\"name\": \"Ada\"}").extract().path("updated_at"));
            assertTrue(after.isAfter(before));
        }

        @Test
        void aUsernameOfAnotherIsTakenInWhateverCase() {
            TestUser.registered()
                    .sends(Map.of("username", username))
                    .patch("/me")
                    .then()
                    .statusCode(200);
            patch("{\"username\": \"" + username.toUpperCase(Locale.ROOT) + "\"}")
                    .spec(problem(409, "username-taken"));
            user.asks().get("/me").then().body("username", nullValue());
        }

        @Test
        void onesOwnUsernameIsNotTaken() {
            patch("{\"username\": \"" + username + "\"}").statusCode(200);
            patch("{\"username\": \"" + username.toUpperCase(Locale.ROOT) + "\"}")
                    .body("username", equalTo(username));
        }

        @Test
        void aChangeWhileTheAccountGoesIsNoFault() throws Exception {
            for (int round = 0; round < 15; round++) {
                TestUser leaving = TestUser.registered();
                List<Integer> statuses = Together.run(List.<Callable<Integer>>of(
                        () -> leaving.sends(Map.of("name", "Ada")).patch("/me").statusCode(),
                        () -> leaving.sends(Map.of("password", leaving.password()))
                                .delete("/me")
                                .statusCode()));
                assertTrue(List.of(200, 401, 404).contains(statuses.get(0)), statuses::toString);
                assertEquals(204, statuses.get(1));
            }
        }

        @Test
        void twoChangesOfANameAtOnceLeaveItToBeFound() throws Exception {
            String name = "Ada " + UUID.randomUUID();
            for (int round = 0; round < 15; round++) {
                patch("{\"name\": \"" + name + "\"}").statusCode(200);
                Together.run(List.<Callable<Integer>>of(
                        () -> rename(name.toUpperCase(Locale.ROOT)), () -> rename("Bob" + name.substring(3))));
                String kept = user.asks().get("/me").path("name");
                assertEquals(List.of(user.id()), foundBy(kept));
            }
        }

        private int rename(String name) {
            return user.sends(Map.of("name", name)).patch("/me").statusCode();
        }

        private List<String> foundBy(String name) {
            return TestUser.admin().asks().queryParam("q", name).get("/users").path("items.id");
        }

        private ValidatableResponse patch(String body) {
            return user.asks().body(body).patch("/me").then();
        }
    }
}
