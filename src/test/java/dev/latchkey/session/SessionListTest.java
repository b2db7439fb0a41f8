package dev.latchkey.session;

import static dev.latchkey.testing.Problems.problem;
import static dev.latchkey.testing.Problems.violations;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.Listing;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SessionListTest {
    private TestUser user;

    @BeforeEach
    void register() {
        user = TestUser.registered();
    }

    @Test
    void aSessionHasTheMembersOfTheContract() {
        JsonPath list = user.asks().get("/me/sessions").jsonPath();
        Map<String, ?> session = list.getMap("items[0]");
        assertEquals(
                List.of("created_at", "current", "expires_at", "id", "ip", "last_used_at", "user_agent"),
                session.keySet().stream().sorted().toList());
        Instant created = Instant.parse(list.getString("items[0].created_at"));
        Instant expires = Instant.parse(list.getString("items[0].expires_at"));
        assertEquals(Duration.ofDays(14), Duration.between(created, expires));
    }

    @Test
    void theNewestComesFirstAndTheCurrentOneIsMarked() {
        TestUser second = user.loggedIn();
        user.loggedIn();
        second.asks()
                .get("/me/sessions")
                .then()
                .body("items.current", equalTo(List.of(false, true, false)))
                .body("next", equalTo(null));
    }

    @Test
    void theAddressIsThatOfTheClient() {
        user.asks()
                .get("/me/sessions")
                .then()
                .body("items[0].ip", anyOf(equalTo("127.0.0.1"), equalTo("0:0:0:0:0:0:0:1"), equalTo("::1")));
    }

    @Test
    void theAddressIsThatOfWhomTheProxySpeaksFor() {
        given().header("X-Forwarded-For", "192.0.2.1, 203.0.113.7")
                .contentType(ContentType.JSON)
                .body(Map.of("email", user.email(), "password", user.password()))
                .post("/login")
                .then()
                .statusCode(200);
        user.asks().get("/me/sessions").then().body("items[0].ip", equalTo("203.0.113.7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl/8.14", "odd \"agent\" <b>%00 \\u0000 ${x}'; --"})
    void theUserAgentIsGivenBackAsSent(String agent) {
        assertEquals(agent, userAgentOf(agent));
    }

    @Test
    void aControlCharacterIsLeftOutOfTheUserAgent() {
        assertEquals("ab", userAgentOf("a\tb"));
    }

    @Test
    void aLongUserAgentIsShortened() {
        assertEquals("a".repeat(256), userAgentOf("a".repeat(10 * 1024)));
    }

    @Test
    void othersSessionsAreNotListed() {
        TestUser other = TestUser.registered();
        String id = other.asks().get("/me/sessions").path("items[0].id");
        user.asks().get("/me/sessions").then().body("items.id.contains('" + id + "')", equalTo(false));
    }

    @Test
    void pagesShowEverySessionOnceNewestFirst() {
        for (int i = 0; i < 6; i++) {
            user.loggedIn();
        }
        List<String> all = user.asks().get("/me/sessions").path("items.id");
        assertEquals(7, new HashSet<>(all).size());
        assertEquals(all, Listing.ids(() -> user.asks().queryParam("limit", 2), "/me/sessions"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "x"})
    void aLimitOutOfRangeIsNamed(String limit) {
        user.asks().queryParam("limit", limit).get("/me/sessions").then().spec(violations("limit"));
    }

    @Test
    void aCursorThatIsNoneIsNamed() {
        user.asks().queryParam("after", "x").get("/me/sessions").then().spec(violations("after"));
    }

    @Test
    void isForCallersWithATokenOnly() {
        given().get("/me/sessions").then().spec(problem(401, "authentication-required"));
    }

    @Test
    void aListHasItemsAndNextOnly() {
        user.asks().get("/me/sessions").then().body("keySet()", containsInAnyOrder("items", "next"));
    }

    private String userAgentOf(String agent) {
        given().header("User-Agent", agent)
                .contentType(ContentType.JSON)
                .body(Map.of("email", user.email(), "password", user.password()))
                .post("/login")
                .then()
                .statusCode(200);
        return user.asks().get("/me/sessions").path("items[0].user_agent");
    }
}
