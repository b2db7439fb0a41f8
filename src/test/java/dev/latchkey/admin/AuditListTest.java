package dev.latchkey.admin;

import static dev.latchkey.testing.Problems.problem;
import static dev.latchkey.testing.Problems.violations;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.latchkey.testing.Listing;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditListTest {
    private TestUser admin;
    private TestUser user;

    @BeforeEach
    void logIn() {
        admin = TestUser.admin();
        user = TestUser.registered();
    }

    @Test
    void anEventSaysWhoDidWhatToWhomAndFromWhere() {
        change(Map.of("enabled", false));
        list("user", user.id(), "action", "user-changed")
                .body("items.size()", equalTo(1))
                .body(
                        "items[0].keySet()",
                        containsInAnyOrder(
                                "id",
                                "at",
                                "action",
                                "outcome",
                                "actor",
                                "subject",
                                "session",
                                "ip",
                                "user_agent",
                                "detail",
                                "position",
                                "hash"))
                .body("items[0].actor", equalTo(admin.id()))
                .body("items[0].subject", equalTo(user.id()))
                .body("items[0].outcome", equalTo("success"))
                .body("items[0].detail.enabled.from", equalTo(true))
                .body("items[0].detail.enabled.to", equalTo(false))
                .body("items[0].position", nullValue())
                .body("next", nullValue());
    }

    @Test
    void pagesShowEveryEventOnceNewestFirst() {
        for (int i = 0; i < 7; i++) {
            user.loggedIn();
        }
        JsonPath all = list("user", user.id(), "action", "logged-in").extract().jsonPath();
        assertEquals(8, all.getList("items").size());
        List<String> times = all.getList("items.at");
        assertEquals(times.stream().sorted(Collections.reverseOrder()).toList(), times);
        for (int limit : new int[] {1, 3, 8}) {
            assertEquals(
                    all.getList("items.id"),
                    Listing.ids(
                            () -> admin.asks()
                                    .queryParam("user", user.id())
                                    .queryParam("action", "logged-in")
                                    .queryParam("limit", limit),
                            "/audit"));
        }
    }

    @Test
    void filtersHoldTogether() {
        user.sends(Map.of("password", "not the right one"))
                .header("X-Forwarded-For", "2001:db8::5")
                .delete("/me");
        list("user", user.id(), "outcome", "wrong-password").body("items.action", contains("password-refused"));
        list("user", user.id(), "ip", "2001:0DB8:0:0::5").body("items.action", contains("password-refused"));
        list("user", user.id(), "ip", "192.0.2.99").body("items.size()", equalTo(0));
        list("user", user.id().toUpperCase(Locale.ROOT), "action", "logged-in")
                .body("items.actor", everyItem(equalTo(user.id())));
    }

    @Test
    void aSpanOfTimeIsFromItsBeginningToBeforeItsEnd() {
        user.loggedIn();
        List<String> times =
                list("user", user.id(), "action", "logged-in").extract().path("items.at");
        list("user", user.id(), "action", "logged-in", "since", times.get(0)).body("items.at", contains(times.get(0)));
        assertFalse(list("user", user.id(), "until", times.get(0))
                .extract()
                .<List<String>>path("items.at")
                .contains(times.get(0)));
        list("since", "2000-01-01T00:00:00+02:00", "until", "2000-01-02T00:00:00Z")
                .body("items.size()", equalTo(0));
    }

    @Test
    void theYearsAreThoseOfUtc() {
        for (String time : List.of("1970-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00")) {
            admin.asks().queryParam("since", time).get("/audit").then().spec(violations("since"));
        }
        list("user", user.id(), "action", "logged-in", "since", "1969-12-31T23:00:00-01:00")
                .body("items.size()", equalTo(1));
        list("user", user.id(), "action", "logged-in", "until", "9999-12-31T23:59:59.999999999Z")
                .body("items.size()", equalTo(1));
    }

    @Test
    void whoReadsIsNotedOnce() {
        String path = "/audit?user=" + user.id() + "&ip=192.0.2.1&action=logged-in";
        admin.asks().get(path).then().statusCode(200);
        list("user", user.id(), "action", "audit-read")
                .body("items[1].actor", equalTo(admin.id()))
                .body("items[1].detail", equalTo(Map.of("ip", "192.0.2.1", "action", "logged-in")))
                .body("items.size()", equalTo(2));
    }

    @Test
    void whatCannotBeLookedForIsRefusedByName() {
        for (String filter : List.of("user", "action", "outcome", "ip", "since", "until", "limit", "after")) {
            for (String value : List.of("x", "1'", "2026-02-30T00:00:00Z", "-1")) {
                Response answer = admin.asks().queryParam(filter, value).get("/audit");
                assertEquals(400, answer.statusCode(), filter + "=" + value);
                answer.then().spec(violations(filter));
            }
        }
    }

    @Test
    void itIsForAdministratorsOnly() {
        user.asks().get("/audit").then().spec(problem(403, "forbidden"));
        RestAssured.get("/audit").then().statusCode(401);
    }

    /** Which administrator did it, and where they are, is not the user's to know. */
    @Test
    void oneselfIsHandedOutWhatIsAboutOneself() {
        change(Map.of("name", "Another"));
        JsonPath data = user.asks().get("/me/data").jsonPath();
        Map<String, Object> changed = data.getMap("events.find { it.action == 'user-changed' }");
        assertEquals("administrator", changed.get("by"));
        assertEquals(null, changed.get("ip"));
        assertEquals(null, changed.get("session"));
        assertEquals("self", data.getString("events.find { it.action == 'logged-in' }.by"));
        assertFalse(data.prettify().contains(admin.id()));
    }

    @Test
    void oneselfIsHandedOutWhatOneDidWithoutToWhom() {
        change(Map.of("name", "Another"));
        JsonPath data = admin.asks().get("/me/data").jsonPath();
        Map<String, Object> changed =
                data.getMap("events.findAll { it.action == 'user-changed' && it.by == 'self' }.last()");
        assertEquals("another", changed.get("whom"));
        assertEquals(null, changed.get("detail"));
        assertFalse(data.prettify().contains(user.id()));
    }

    private void change(Map<String, ?> change) {
        admin.sends(change).patch("/users/" + user.id()).then().statusCode(200);
    }

    private ValidatableResponse list(String... filters) {
        var request = admin.asks();
        for (int i = 0; i < filters.length; i += 2) {
            request = request.queryParam(filters[i], filters[i + 1]);
        }
        return request.get("/audit").then().statusCode(200);
    }
}
