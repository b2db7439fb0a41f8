package dev.latchkey.session;

import static dev.latchkey.testing.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SessionEndTest {
    private TestUser user;

    @BeforeEach
    void register() {
        user = TestUser.registered();
    }

    @Nested
    class OneSession {
        @Test
        void endsWithTheVeryNextRequest() {
            TestUser elsewhere = user.loggedIn();
            end(idOf(elsewhere)).statusCode(204);
            elsewhere.asks().get("/me").then().spec(problem(401, "invalid-token"));
            user.asks().get("/me/sessions").then().body("items.current", equalTo(List.of(true)));
        }

        @Test
        void mayBeTheCurrentOne() {
            end(idOf(user)).statusCode(204);
            user.asks().get("/me").then().spec(problem(401, "invalid-token"));
        }

        @Test
        void cannotEndTwice() {
            String id = idOf(user.loggedIn());
            end(id).statusCode(204);
            end(id).spec(problem(404, "not-found"));
        }

        @Test
        void ofAnotherUserIsNotFoundAndGoesOn() {
            TestUser other = TestUser.registered();
            end(idOf(other)).spec(problem(404, "not-found"));
            other.asks().get("/me").then().statusCode(200);
        }

        @Test
        void ofAnotherUserIsNotFoundByAnAdministratorEither() {
            TestUser.admin().asks().delete("/me/sessions/" + idOf(user)).then().spec(problem(404, "not-found"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "1-1-1-1-1", "%00", "..%2f", "'", "00000000-0000-0000-0000-000000000000"})
        void thatIsNoneIsNotFound(String id) {
            user.asks()
                    .urlEncodingEnabled(false)
                    .delete("/me/sessions/" + id)
                    .then()
                    .spec(problem(404, "not-found"));
        }
    }

    @Nested
    class AllOtherSessions {
        @Test
        void endAndTheCurrentOneStays() {
            List<TestUser> elsewhere = List.of(user.loggedIn(), user.loggedIn());
            user.asks().delete("/me/sessions").then().statusCode(204);
            elsewhere.forEach(other -> other.asks().get("/me").then().spec(problem(401, "invalid-token")));
            user.asks().get("/me/sessions").then().body("items.current", equalTo(List.of(true)));
        }

        @Test
        void mayBeNone() {
            user.asks().delete("/me/sessions").then().statusCode(204);
            user.asks().delete("/me/sessions").then().statusCode(204);
        }

        @Test
        void areOnesOwnOnly() {
            TestUser other = TestUser.registered();
            user.asks().delete("/me/sessions").then().statusCode(204);
            other.asks().get("/me").then().statusCode(200);
        }

        @Test
        void needAToken() {
            given().delete("/me/sessions").then().spec(problem(401, "authentication-required"));
            given().delete("/me/sessions/" + UUID.randomUUID()).then().spec(problem(401, "authentication-required"));
        }
    }

    private ValidatableResponse end(String id) {
        return user.asks().delete("/me/sessions/" + id).then();
    }

    private static String idOf(TestUser session) {
        return session.asks().get("/me/sessions").path("items.find { it.current }.id");
    }
}
