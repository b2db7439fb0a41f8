package dev.latchkey.throttle;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.audit.AuditDatabase;
import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.Networks;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is forgotten does not stay, and what is kept is its owner's to see. */
@QuarkusTest
class ThrottlePurgeTest {
    @Inject
    ThrottlePurge purge;

    @Inject
    AuditDatabase database;

    @Inject
    MovableClock clock;

    private TestUser user;
    private String network;

    @BeforeEach
    void register() {
        user = TestUser.registered();
        network = Networks.unused();
    }

    @Test
    void countsGoOnceTheyAreForgotten() throws Throwable {
        login(TestUser.uniqueEmail()).then().statusCode(401);
        run();
        assertTrue(countOf("throttle_counts") >= 3, "an account, a network and both");
        clock.advance(Duration.ofHours(2));
        run();
        assertEquals(0, countOf("throttle_counts"));
    }

    @Test
    void networksGoThreeMonthsAfterTheLastLogin() throws Throwable {
        login(user.email()).then().statusCode(200);
        clock.advance(Duration.ofDays(50));
        login(user.email()).then().statusCode(200);
        clock.advance(Duration.ofDays(50));
        run();
        given().auth()
                .oauth2(user.loggedIn().token())
                .get("/me/data")
                .then()
                .body("known_networks.findAll { it.network == '" + network + "' }", hasSize(1));
        clock.advance(Duration.ofDays(41));
        run();
        given().auth()
                .oauth2(user.loggedIn().token())
                .get("/me/data")
                .then()
                .body("known_networks.network", equalTo(List.of("127.0.0.1")));
    }

    @Test
    void nothingInTheTableTellsWhoOrWhat() {
        String typed = "typed" + System.nanoTime();
        login(typed).then().statusCode(401);
        assertEquals(
                0,
                database.query(
                                "SELECT FROM throttle_counts c WHERE strpos(c::text, $1) > 0 OR strpos(c::text, $2) > 0",
                                typed,
                                network)
                        .size());
    }

    private Response login(String identifier) {
        return given().header("X-Forwarded-For", network)
                .contentType(ContentType.JSON)
                .body(Map.of("email", identifier, "password", user.password()))
                .post("/login");
    }

    private void run() throws Throwable {
        var unused = VertxContextSupport.subscribeAndAwait(() -> purge.round());
    }

    private long countOf(String table) {
        return database.query("SELECT count(*) FROM " + table).get(0).getLong(0);
    }
}
