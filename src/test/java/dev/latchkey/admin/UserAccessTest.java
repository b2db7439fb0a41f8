package dev.latchkey.admin;

import static dev.latchkey.testing.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees and who changes {@code /users/{id}}. */
@QuarkusTest
class UserAccessTest {
    private static final List<String> NOBODY = List.of(
            "x", "1-1-1-1-1", "%00", "%ff", "'", "me", "00000000-0000-0000-0000-000000000000", "%20", "a".repeat(4000));

    @Test
    void oneSeesOneself() {
        TestUser user = TestUser.registered();
        user.asks().get("/users/" + user.id()).then().statusCode(200).body("email", equalTo(user.email()));
        user.asks()
                .get("/users/" + user.id().toUpperCase(Locale.ROOT))
                .then()
                .statusCode(200)
                .body("id", equalTo(user.id()));
    }

    @Test
    void oneSeesNobodyElse() {
        TestUser user = TestUser.registered();
        user.asks().get("/users/" + TestUser.registered().id()).then().spec(problem(403, "forbidden"));
    }

    @Test
    void whoIsNoAdministratorDoesNotLearnWhoExists() {
        TestUser user = TestUser.registered();
        user.asks().get("/users/" + UUID.randomUUID()).then().spec(problem(403, "forbidden"));
        for (String id : NOBODY) {
            user.asks().urlEncodingEnabled(false).get("/users/" + id).then().spec(problem(403, "forbidden"));
        }
    }

    @Test
    void anAdministratorSeesEverybody() {
        TestUser user = TestUser.registered();
        TestUser.admin()
                .asks()
                .get("/users/" + user.id())
                .then()
                .statusCode(200)
                .body("email", equalTo(user.email()));
    }

    @Test
    void anAdministratorLearnsThatNobodyIsThere() {
        TestUser admin = TestUser.admin();
        for (String id : NOBODY) {
            admin.asks().urlEncodingEnabled(false).get("/users/" + id).then().spec(problem(404, "not-found"));
            admin.sends(Map.of("name", "x"))
                    .urlEncodingEnabled(false)
                    .patch("/users/" + id)
                    .then()
                    .spec(problem(404, "not-found"));
            admin.asks().urlEncodingEnabled(false).delete("/users/" + id).then().spec(problem(404, "not-found"));
        }
    }

    @Test
    void onlyAdministratorsChangeOrDelete() {
        TestUser user = TestUser.registered();
        String self = "/users/" + user.id();
        user.sends(Map.of("roles", List.of("admin"))).patch(self).then().spec(problem(403, "forbidden"));
        user.sends(Map.of("name", 5)).patch(self).then().spec(problem(403, "forbidden"));
        user.asks().delete(self).then().spec(problem(403, "forbidden"));
        user.asks().get("/me").then().body("roles", equalTo(List.of("user")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PATCH", "DELETE"})
    void nobodyDoesAnythingWithoutAToken(String method) {
        given().contentType(ContentType.JSON)
                .body("{}")
                .request(method, "/users/" + UUID.randomUUID())
                .then()
                .spec(problem(401, "authentication-required"));
    }
}
