package dev.latchkey.feed;

import static dev.latchkey.testing.Problems.problem;
import static dev.latchkey.testing.Problems.violations;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.revocation.Revocations;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FeedTest {

    @Inject
    DataSource database;

    @Inject
    Revocations revocations;

    /** The newest stays, as it does when old ones are removed: nodes count from it. */
    @BeforeEach
    void forgetThoseOfOtherTests() throws SQLException {
        execute("DELETE FROM revocations WHERE position < (SELECT max(position) FROM revocations)");
    }

    @Nested
    class WhatItSays {
        @Test
        void aLogoutNamesItsSessionAndNoOther() {
            TestUser user = TestUser.registered();
            TestUser elsewhere = user.loggedIn();
            Reading before = Reading.first();
            elsewhere.asks().post("/logout").then().statusCode(204);
            Reading after = before.next();
            assertTrue(after.sids().contains(sid(elsewhere.token())));
            assertFalse(after.sids().contains(sid(user.token())));
            assertTrue(Reading.first().sids().contains(sid(elsewhere.token())));
            assertFalse(after.next().sids().contains(sid(elsewhere.token())));
        }

        @Test
        void whoIsDisabledIsNamedBesideTheSessions() {
            TestUser user = TestUser.registered();
            Reading before = Reading.first();
            change(user, Map.of("enabled", false));
            Reading after = before.next();
            assertTrue(after.sids().contains(sid(user.token())));
            assertJustNow(after.timed("users", "sub").get(user.id()));
        }

        @Test
        void whoIsDeletedIsNamedBesideTheSessions() {
            TestUser user = TestUser.registered();
            Reading before = Reading.first();
            TestUser.admin().asks().delete("/users/" + user.id()).then().statusCode(204);
            Reading after = before.next();
            assertTrue(after.sids().contains(sid(user.token())));
            assertJustNow(after.timed("users", "sub").get(user.id()));
        }

        @Test
        void newRolesNameTheSessionsThatCarryOldOnes() {
            TestUser user = TestUser.registered();
            Reading before = Reading.first();
            change(user, Map.of("roles", List.of("admin", "user")));
            Reading after = before.next();
            assertFalse(after.sids().contains(sid(user.token())));
            assertJustNow(after.timed("changed", "sid").get(sid(user.token())));
        }

        @Test
        void aKeyThatEndedBeforeItsTimeIsNamed() throws SQLException {
            String kid = UUID.randomUUID().toString();
            Reading before = Reading.first();
            record("key-ended", kid, "0 s");
            assertEquals(List.of(kid), before.next().kids());
        }

        @Test
        void aRevokedTokenAndAReusedOneNameTheirSessions() {
            TestUser user = TestUser.registered();
            Tokens tokens = Tokens.of(user);
            Reading before = Reading.first();
            given().formParam("token", tokens.refresh())
                    .post("/oauth2/revoke")
                    .then()
                    .statusCode(200);
            assertEquals(List.of(sid(tokens.access())), before.next().sids());
        }

        @Test
        void whatConcernsNoLiveTokenIsLeftOut() throws SQLException {
            String old = UUID.randomUUID().toString();
            String recent = UUID.randomUUID().toString();
            record("session-ended", old, "33 min");
            record("session-ended", recent, "29 min");
            List<String> sids = Reading.first().sids();
            assertTrue(sids.contains(recent));
            assertFalse(sids.contains(old));
        }

        @Test
        void itIsOfTheIssuerAndOfNow() {
            JsonObject claims = Reading.first().claims();
            assertEquals(Set.of("iss", "iat", "next", "sids", "users", "kids", "changed"), claims.fieldNames());
            assertEquals("http://login.latchkey.test", claims.getString("iss"));
        }

        @Test
        void itIsNoAccessToken() {
            String jwt = Reading.first().jwt();
            given().auth().oauth2(jwt).get("/me").then().spec(problem(401, "invalid-token"));
            TestUser.admin()
                    .sends(Map.of("token", jwt))
                    .post("/oauth2/introspect")
                    .then()
                    .body("active", equalTo(false));
        }
    }

    @Nested
    class ItsCursor {
        @Test
        void standsStillWhileNothingHappens() {
            Reading reading = Reading.first();
            assertEquals(reading.cursor(), reading.next().cursor());
            assertEquals(List.of(), reading.next().sids());
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "AQ", "AAAAAAAAAAAA", "Af__________", "\u00fc", "AQAAAAAAAAAA=", "1"})
        void thatIsNoneIsRefused(String after) {
            Reading.ask(Map.of("after", after)).then().spec(violations("after"));
        }

        @Test
        void thatIsAheadOfTheDatabaseStartsAnew() {
            TestUser user = TestUser.registered();
            user.asks().post("/logout").then().statusCode(204);
            Reading whole =
                    Reading.of(Reading.ask(Map.of("after", new Position(Long.MAX_VALUE).toString(), "wait", 30)));
            assertTrue(whole.sids().contains(sid(user.token())));
            assertEquals(Reading.first().cursor(), whole.cursor());
        }

        @Test
        void goesThroughMoreThanFitsInSteps() throws SQLException {
            Reading before = Reading.first();
            List<String> recorded = recordMany(FeedPage.LARGEST - 5); // at once, a node would rather forget everything
            recorded.addAll(recordMany(10));
            Reading page = before.next();
            assertEquals(FeedPage.LARGEST, page.sids().size());
            List<String> told = new ArrayList<>(page.sids());
            while (page.claims().containsKey("more")) {
                assertTrue(page.claims().getBoolean("more"));
                page = page.next();
                told.addAll(page.sids());
            }
            assertTrue(told.containsAll(recorded)); // a clean-up of sessions may tell more
            long first = Position.parse(before.cursor()).orElseThrow().number();
            execute("DELETE FROM revocations WHERE position > " + first
                    + " AND position < (SELECT max(position) FROM revocations)");
        }
    }

    @Nested
    class ItsTag {
        @Test
        void savesTheAnswerThatOneHas() {
            Reading reading = Reading.first();
            Response again = given().header("If-None-Match", reading.tag()).get("/.well-known/revocations");
            again.then().statusCode(304).header("ETag", equalTo(reading.tag())).body(emptyString());
            assertEquals("no-cache", again.header("Cache-Control"));
            TestUser.registered().asks().post("/logout").then().statusCode(204);
            Response news = given().header("If-None-Match", reading.tag()).get("/.well-known/revocations");
            assertNotEquals(reading.tag(), Reading.of(news).tag());
        }

        @Test
        void isOneOfSeveralOrNone() {
            Reading reading = Reading.first();
            given().header("If-None-Match", "\"a\", " + reading.tag())
                    .get("/.well-known/revocations")
                    .then()
                    .statusCode(304);
            for (String other : List.of("\"x\"", "*", "W/\"a.b\"", "")) {
                given().header("If-None-Match", other)
                        .get("/.well-known/revocations")
                        .then()
                        .statusCode(200);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "31", "x", "1.5", "100", "\u0661"})
    void aWaitOutsideItsRangeIsRefused(String seconds) {
        Reading.ask(Map.of("wait", seconds)).then().spec(violations("wait"));
    }

    @Test
    void aStaleTokenDoesNotBarAnyone() {
        given().auth().oauth2("a.b.c").get("/.well-known/revocations").then().statusCode(200);
    }

    @Test
    void manyWhoAskAtOnceAreAnsweredByOneSignature() throws Exception {
        Reading before = Reading.first();
        TestUser.registered().asks().post("/logout").then().statusCode(204);
        Set<String> answers =
                IntStream.range(0, 5).mapToObj(i -> before.next().jwt()).collect(Collectors.toSet());
        assertTrue(answers.size() <= 2, () -> "read and signed " + answers.size() + " times");
    }

    private static void change(TestUser user, Map<String, ?> change) {
        TestUser.admin().sends(change).patch("/users/" + user.id()).then().statusCode(200);
    }

    private static String sid(String token) {
        byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return new JsonObject(new String(payload, StandardCharsets.UTF_8)).getString("sid");
    }

    /** By the clock of the database, which is this machine's. */
    private static void assertJustNow(long at) {
        long now = Instant.now().getEpochSecond();
        assertTrue(at >= now - 30 && at <= now + 2, () -> at + " is not " + now);
    }

    /** Writes as a trigger does, but for the time. */
    private void record(String kind, String subject, String ago) throws SQLException {
        execute("INSERT INTO revocations (at, kind, subject) VALUES (clock_timestamp() - interval '%s', '%s', '%s')"
                .formatted(ago, kind, subject));
    }

    private List<String> recordMany(int count) throws SQLException {
        List<String> subjects = new ArrayList<>();
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "INSERT INTO revocations (at, kind, subject) SELECT clock_timestamp(), 'session-ended',"
                                + " gen_random_uuid()::text FROM generate_series(1, %d) RETURNING subject"
                                        .formatted(count))) {
            while (rows.next()) {
                subjects.add(rows.getString(1));
            }
        }
        takeEffect();
        return subjects;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        takeEffect();
    }

    private void takeEffect() {
        var unused = revocations.takeEffect().await().atMost(Duration.ofSeconds(5));
    }
}
