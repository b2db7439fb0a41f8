package dev.latchkey.session;

import static dev.latchkey.testing.Problems.problem;
import static dev.latchkey.testing.Problems.violations;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.latchkey.testing.Metrics;
import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import dev.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RefreshTest {
    @Inject
    MovableClock clock;

    private TestUser user;
    private Tokens first;

    @BeforeEach
    void logIn() {
        user = TestUser.registered();
        first = Tokens.of(user);
    }

    @Test
    void theAnswerIsANewPairThatNobodyStores() {
        Response answer = Tokens.refresh(first.refresh());
        answer.then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(1800))
                .body("keySet()", containsInAnyOrder("access_token", "token_type", "expires_in", "refresh_token"));
        Tokens second = Tokens.of(answer);
        assertNotEquals(first.refresh(), second.refresh());
        assertNotEquals(first.access(), second.access());
        second.asks().get("/me").then().statusCode(200).body("id", equalTo(user.id()));
        first.asks().get("/me").then().statusCode(200);
    }

    @Test
    void aFormIsUnderstoodToo() {
        given().formParam("grant_type", "refresh_token")
                .formParam("refresh_token", first.refresh())
                .post("/refresh")
                .then()
                .statusCode(200);
    }

    @Test
    void aTokenIsRequired() {
        given().contentType("application/json")
                .body(Map.of())
                .post("/refresh")
                .then()
                .spec(violations("refresh_token"));
    }

    @Test
    void aSessionIsRefreshedAgainAndAgain() {
        Tokens tokens = first;
        for (int i = 0; i < 20; i++) {
            tokens = tokens.refreshed();
        }
        tokens.asks().get("/me/sessions").then().body("items", hasSize(2));
    }

    @Test
    void withinTheGraceWindowTheSuccessorIsTheSame() {
        Tokens second = first.refreshed();
        clock.advance(Duration.ofSeconds(8));
        assertEquals(second.refresh(), first.refreshed().refresh());
        assertEquals(second.refresh(), first.refreshed().refresh());
        second.refreshed().asks().get("/me").then().statusCode(200);
    }

    @Test
    void aSuccessorThatWasUsedItselfChangesNothingAboutTheWindow() {
        Tokens second = first.refreshed();
        Tokens third = second.refreshed();
        assertEquals(second.refresh(), first.refreshed().refresh());
        assertEquals(third.refresh(), second.refreshed().refresh());
        third.refreshed().asks().get("/me").then().statusCode(200);
    }

    @Test
    void usedAfterTheGraceWindowATokenEndsItsSession() {
        Tokens second = first.refreshed();
        double reuses = reuses();
        clock.advance(Duration.ofSeconds(11));
        refused(first.refresh());
        refused(second.refresh());
        second.asks().get("/me").then().spec(problem(401, "invalid-token"));
        assertEquals(reuses + 1, reuses());
    }

    @Test
    void theWindowCountsFromTheFirstUse() {
        first.refreshed();
        clock.advance(Duration.ofSeconds(7));
        Tokens again = first.refreshed();
        clock.advance(Duration.ofSeconds(7));
        refused(first.refresh());
        refused(again.refresh());
    }

    @Test
    void oneThatIsOlderThanAllThatAreRememberedEndsTheSession() {
        Tokens tokens = first;
        for (int i = 0; i < 9; i++) {
            tokens = tokens.refreshed();
        }
        refused(first.refresh());
        refused(tokens.refresh());
    }

    @Test
    void otherSessionsOfTheUserGoOnAfterAReuse() {
        Tokens other = Tokens.of(user);
        first.refreshed();
        clock.advance(Duration.ofSeconds(11));
        refused(first.refresh());
        other.refreshed().asks().get("/me").then().statusCode(200);
    }

    @Test
    void twentyAtOnceGetOneAndTheSameSuccessor() throws Exception {
        List<Response> answers = Together.run(20, () -> Tokens.refresh(first.refresh()));
        Set<String> successors =
                answers.stream().map(Tokens::of).map(Tokens::refresh).collect(Collectors.toSet());
        assertEquals(1, successors.size());
        Tokens.of(Tokens.refresh(successors.iterator().next()))
                .asks()
                .get("/me")
                .then()
                .statusCode(200);
    }

    @Test
    void anIdleSessionEndsByItself() {
        clock.advance(Duration.ofDays(14).minusSeconds(1));
        Tokens second = first.refreshed();
        clock.advance(Duration.ofDays(14));
        refused(second.refresh());
    }

    @Test
    void aSessionEndsAfterNinetyDaysHoweverOftenItIsRefreshed() {
        Tokens tokens = first;
        for (int week = 0; week < 12; week++) {
            clock.advance(Duration.ofDays(7));
            tokens = tokens.refreshed();
        }
        clock.advance(Duration.ofDays(6).minusSeconds(60));
        Response last = Tokens.refresh(tokens.refresh());
        int seconds = last.path("expires_in");
        assertEquals(60, seconds, 5, "no access token outlives its session");
        clock.advance(Duration.ofSeconds(60));
        Tokens.of(last).asks().get("/me").then().spec(problem(401, "invalid-token"));
        refused(Tokens.of(last).refresh());
    }

    @Test
    void aRefreshIsAUseOfTheSession() {
        clock.advance(Duration.ofHours(3));
        String before = first.refreshed().asks().get("/me/sessions").path("items[0].created_at");
        String used = first.refreshed().asks().get("/me/sessions").path("items[0].last_used_at");
        assertEquals(true, used.compareTo(before) > 0, used);
    }

    @Test
    void whatEndsTheSessionEndsItsRefreshToken() {
        first.asks().post("/logout").then().statusCode(204);
        refused(first.refresh());

        Tokens disabled = Tokens.of(user);
        TestUser.admin()
                .sends(Map.of("enabled", false))
                .patch("/users/" + user.id())
                .then()
                .statusCode(200);
        refused(disabled.refresh());
        TestUser.admin()
                .sends(Map.of("enabled", true))
                .patch("/users/" + user.id())
                .then()
                .statusCode(200);
        refused(disabled.refresh());

        Tokens deleted = Tokens.of(user);
        TestUser.admin().asks().delete("/users/" + user.id()).then().statusCode(204);
        refused(deleted.refresh());
    }

    @Test
    void theNewTokenSaysTheRolesOfNow() {
        TestUser.admin()
                .sends(Map.of("roles", List.of("user", "admin")))
                .patch("/users/" + user.id())
                .then()
                .statusCode(200);
        first.refreshed().asks().get("/users").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "lkr1.a.b.c", "lkr1", "\u0000", "null", "🦊"})
    void whatIsNoRefreshTokenIsRefused(String text) {
        refused(text);
    }

    @Test
    void whatIsTooLongToBeOneIsRefusedAlike() {
        refused("a".repeat(60_000));
        refused("lkr1." + "a".repeat(60_000) + ".b.c");
    }

    @Test
    void aChangedTokenIsRefusedAndEndsNothing() {
        String token = first.refresh();
        for (int i = 5; i < token.length(); i += 7) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            refused(token.substring(0, i) + other + token.substring(i + 1));
        }
        refused(first.access());
        refused(token + "A");
        first.refreshed();
    }

    @Test
    void anAccessTokenIsNoneAndARefreshTokenNoAccess() {
        given().auth().oauth2(first.refresh()).get("/me").then().spec(problem(401, "invalid-token"));
        refused(first.access());
    }

    private static void refused(String token) {
        Tokens.refresh(token).then().spec(problem(401, "invalid-refresh-token"));
    }

    private static double reuses() {
        return Metrics.sum("latchkey_refreshes_total", "reused");
    }
}
