package dev.latchkey.account;

import static dev.latchkey.testing.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.database.PlainSql;
import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user is handed out of all that is kept. */
@QuarkusTest
class DataExportTest {
    @Inject
    PlainSql database;

    @Inject
    MovableClock clock;

    private TestUser user;

    @BeforeEach
    void register() {
        user = TestUser.registered();
    }

    @Test
    void itIsAFileOfPlainJsonThatNobodyStores() {
        Response answer = user.asks().get("/me/data");
        answer.then()
                .statusCode(200)
                .contentType("application/json")
                .header("Content-Disposition", equalTo("attachment; filename=\"latchkey-data.json\""))
                .header("Cache-Control", equalTo("no-store"));
        assertEquals(
                Set.of("account", "events", "known_networks", "mails", "posts", "sessions"),
                answer.jsonPath().getMap("$").keySet());
    }

    @Test
    void ofKnownNetworksNoneIsLeftOut() throws Throwable {
        var unused = VertxContextSupport.subscribeAndAwait(() -> database.run(
                """
                INSERT INTO known_networks SELECT $1, '2001:db8:0:' || n, now(), now() FROM generate_series(1, 45) n""",
                Tuple.of(UUID.fromString(user.id()))));
        List<String> networks =
                user.asks().get("/me/data").jsonPath().<String>getList("known_networks.network").stream()
                        .filter(network -> network.startsWith("2001:db8:0:"))
                        .toList();
        assertEquals(45, networks.size());
        assertEquals(45, Set.copyOf(networks).size());
    }

    @Test
    void theAccountIsAsTheApiShowsIt() {
        Map<String, ?> me = user.asks().get("/me").jsonPath().getMap("$");
        assertEquals(me, data(user).getMap("account"));
    }

    @Test
    void postsAreAsTheApiShowsThemOldestFirstDraftsToo() {
        String first = write("First", false);
        String second = write("Second \"</script>\ud83d\udd11", true);
        JsonPath data = data(user);
        assertEquals(List.of(first, second), data.getList("posts.id"));
        for (int i = 0; i < 2; i++) {
            String path = "/posts/" + data.getString("posts[" + i + "].id");
            assertEquals(user.asks().get(path).jsonPath().getMap("$"), data.getMap("posts[" + i + "]"));
        }
    }

    @Test
    void sessionsAreThereTheExpiredOnesToo() {
        user.loggedIn();
        clock.advance(Duration.ofDays(15));
        TestUser back = user.loggedIn();
        JsonPath data = data(back);
        assertEquals(3, data.getList("sessions").size());
        assertEquals(
                Set.of("id", "created_at", "last_used_at", "expires_at", "user_agent", "ip"),
                data.getMap("sessions[0]").keySet());
        Map<String, Object> current = back.asks().get("/me/sessions").jsonPath().getMap("items[0]");
        current.remove("current");
        assertEquals(current, data.getMap("sessions[2]"));
    }

    @Test
    void othersDataIsAbsentAndSoIsEverySecret() {
        TestUser other = TestUser.newAdmin();
        other.sends(Map.of("title", "Of another", "content", "x")).post("/posts");
        write("Mine", true);
        String document = user.asks().get("/me/data").asString();
        for (String absent : List.of(other.id(), other.email(), "Of another", "password", "argon2", "kid", "counter")) {
            assertFalse(document.contains(absent), absent);
        }
    }

    @Test
    void nothingWrittenIsAnEmptyList() {
        assertEquals(List.of(), data(user).getList("posts"));
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 20, 21, 40, 250})
    void everyPostIsThereOnceInOrderOverAllSlices(int count) throws Throwable {
        insertPosts(count);
        List<String> titles = data(user).getList("posts.title");
        assertEquals(count, titles.size());
        assertEquals(titles.stream().sorted().toList(), titles);
        assertEquals(count, Set.copyOf(titles).size());
    }

    @Test
    void isForCallersWithATokenOnly() {
        given().get("/me/data").then().spec(problem(401, "authentication-required"));
    }

    @Test
    void whoWasDeletedGetsNothing() {
        user.sends(Map.of("password", user.password())).delete("/me").then().statusCode(204);
        user.asks().get("/me/data").then().spec(problem(401, "invalid-token"));
    }

    @Test
    void headAnswersAsGetWithoutABody() {
        assertTrue(user.asks()
                .head("/me/data")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .isEmpty());
        user.asks().get("/me/data").then().statusCode(200);
    }

    private static JsonPath data(TestUser user) {
        return user.asks().get("/me/data").then().statusCode(200).extract().jsonPath();
    }

    private String write(String title, boolean published) {
        return user.sends(Map.of("title", title, "content", title, "published", published))
                .post("/posts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void insertPosts(int count) throws Throwable {
        String sql =
                """
                INSERT INTO posts SELECT (left($1::text, 24) || lpad(to_hex(n), 12, '0'))::uuid, $1, lpad(n::text, 6, '0'), 'x', n % 2 = 0, now(), now()
                FROM generate_series(1, $2) n""";
        Tuple parameters = Tuple.of(UUID.fromString(user.id()), count);
        var unused = VertxContextSupport.subscribeAndAwait(() -> database.run(sql, parameters));
    }
}
