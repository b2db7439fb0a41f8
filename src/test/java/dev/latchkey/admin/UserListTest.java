package dev.latchkey.admin;

import static dev.latchkey.testing.Problems.problem;
import static dev.latchkey.testing.Problems.violations;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.Listing;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class UserListTest {
    private TestUser admin;

    @BeforeEach
    void logIn() {
        admin = TestUser.admin();
    }

    @Test
    void theListIsOfUsersAsTheyAreSeenElsewhere() {
        TestUser user = TestUser.registered();
        admin.asks()
                .get("/users")
                .then()
                .statusCode(200)
                .body("keySet()", containsInAnyOrder("items", "next"))
                .body("items.size()", lessThanOrEqualTo(20))
                .body("items[0]", equalTo(user.asks().get("/me").jsonPath().getMap("$")))
                .body("items", everyItem(not(hasKey("password_hash"))));
    }

    @Test
    void pagesShowEveryUserOnceNewestFirst() {
        String name = SomeUsers.unique();
        List<String> users = SomeUsers.named(name, 23);
        for (int limit : new int[] {1, 7, 22, 23, 24}) {
            assertEquals(
                    users, Listing.ids(() -> admin.asks().queryParam("q", name).queryParam("limit", limit), "/users"));
        }
    }

    @Test
    void usersWhoComeMeanwhileShiftNothing() {
        String name = SomeUsers.unique();
        List<String> users = SomeUsers.named(name, 12);
        List<String> seen = Listing.ids(
                () -> admin.asks().queryParam("q", name).queryParam("limit", 5),
                "/users",
                () -> SomeUsers.named(name, 3));
        assertEquals(users, seen);
    }

    @Test
    void aUserWhoGoesMeanwhileHidesNobody() {
        String name = SomeUsers.unique();
        List<String> users = SomeUsers.named(name, 6);
        List<String> seen = Listing.ids(
                () -> admin.asks().queryParam("q", name).queryParam("limit", 3),
                "/users",
                () -> admin.asks().delete("/users/" + users.get(2)).then().statusCode(204));
        assertEquals(users, seen);
    }

    @Test
    void allUsersAreListedOnceNewestFirst() {
        List<String> some = SomeUsers.named("Some user", 3);
        List<String> all = Listing.ids(() -> admin.asks().queryParam("limit", 100), "/users");
        assertEquals(new HashSet<>(all).size(), all.size());
        assertEquals(all.stream().sorted(Comparator.reverseOrder()).toList(), all);
        assertTrue(all.containsAll(some));
        assertTrue(all.contains(admin.id()));
    }

    @ParameterizedTest
    @CsvSource({"limit, 0", "limit, 101", "limit, x", "after, x"})
    void aParameterThatCannotBeReadIsNamed(String name, String value) {
        admin.asks().queryParam(name, value).get("/users").then().spec(violations(name));
    }

    @Test
    void anEmptyParameterIsAsGoodAsNone() {
        admin.asks().get("/users?q=&limit=&after=").then().statusCode(200).body("items[0].id", notNullValue());
    }

    @Test
    void isForAdministratorsOnly() {
        given().get("/users").then().spec(problem(401, "authentication-required"));
        TestUser.registered().asks().get("/users").then().spec(problem(403, "forbidden"));
    }

    @Test
    void whoMayNotListIsNotToldWhatIsWrongWithTheRequest() {
        TestUser.registered().asks().get("/users?limit=x").then().spec(problem(403, "forbidden"));
    }
}
