package dev.latchkey.mail;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.session.SessionRounds;
import dev.latchkey.testing.Letter;
import dev.latchkey.testing.Mailbox;
import dev.latchkey.testing.Members;
import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.Patience;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Owners are told of what they should know. */
@QuarkusTest
class WarningsTest {
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:%s.0) Gecko/20100101 Firefox/%s.0";
    private static final String NEW_PASSWORD = "another horse another battery";

    @Inject
    Mailbox mailbox;

    @Inject
    SessionRounds sessions;

    @Inject
    MovableClock clock;

    @Inject
    DataSource jdbc;

    private TestUser user() {
        String email = TestUser.uniqueEmail();
        TestUser.register(email).then().statusCode(201);
        return new TestUser("", email, "correct horse battery staple", "");
    }

    private static Response logIn(TestUser user, String agent, String ip) {
        return given().contentType(ContentType.JSON)
                .header("User-Agent", agent)
                .header("X-Forwarded-For", ip)
                .body(Map.of("email", user.email(), "password", user.password()))
                .post("/login");
    }

    private static String firefox(int version) {
        return FIREFOX.formatted(version, version);
    }

    /** The subjects of those that have arrived since. */
    private List<String> warnings(TestUser user) {
        sessions.warn();
        return mailbox.takeAll(user.email()).stream()
                .map(Letter::subject)
                .filter(subject -> !subject.startsWith("Confirm"))
                .toList();
    }

    /** Whoever deletes the account has the user first, and then the notice. */
    @Test
    void aWarningHoldsNothingWhileItWaitsForTheUser() throws Exception {
        TestUser user = user();
        logIn(user, firefox(140), "192.0.2.1").then().statusCode(200);
        assertEquals(List.of(), warnings(user), "the first");
        logIn(user, "curl/8.14", "192.0.2.1").then().statusCode(200);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Connection deletion = jdbc.getConnection();
                Statement statement = deletion.createStatement()) {
            deletion.setAutoCommit(false);
            String owner = "(SELECT id FROM users WHERE email = '" + user.email() + "')";
            statement.execute("SELECT FROM users WHERE id = " + owner + " FOR UPDATE");
            Future<?> warning = other.submit(sessions::warn);
            assertTrue(Patience.soon(() -> somebodyWaits(statement)), "the warning waits");
            statement.execute("SELECT FROM session_notices WHERE user_id = " + owner + " FOR UPDATE NOWAIT");
            deletion.rollback();
            warning.get(30, TimeUnit.SECONDS);
        } finally {
            other.shutdownNow();
        }
        assertEquals(List.of("A new login to your account at Latchkey"), warnings(user));
    }

    private static boolean somebodyWaits(Statement statement) {
        try (ResultSet waiting =
                statement.executeQuery("SELECT FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND wait_event_type = 'Lock' AND pg_backend_pid() = ANY (pg_blocking_pids(pid))")) {
            return waiting.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLoginOnANewDeviceOrInANewNetworkIsToldAndNoOther() {
        TestUser user = user();
        logIn(user, firefox(140), "192.0.2.1").then().statusCode(200);
        assertEquals(List.of(), warnings(user), "the first");
        logIn(user, firefox(140), "192.0.2.1").then().statusCode(200);
        assertEquals(List.of(), warnings(user), "the same");
        logIn(user, firefox(141), "192.0.2.1").then().statusCode(200);
        assertEquals(List.of(), warnings(user), "the same browser, updated");
        logIn(user, "curl/8.14", "192.0.2.1").then().statusCode(200);
        assertEquals(List.of("A new login to your account at Latchkey"), warnings(user), "another program");
        logIn(user, firefox(141), "2001:db8::1").then().statusCode(200);
        assertEquals(List.of("A new login to your account at Latchkey"), warnings(user), "another network");
        logIn(user, firefox(141), "2001:db8::2").then().statusCode(200);
        assertEquals(List.of(), warnings(user), "a neighbour in that network");
    }

    @Test
    void aNewLoginSaysWhereItWas() {
        TestUser user = user();
        logIn(user, firefox(140), "192.0.2.1").then().statusCode(200);
        warnings(user);
        logIn(user, "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Gecko/20100101 Firefox/140.0", "192.0.2.9")
                .then()
                .statusCode(200);
        sessions.warn();
        String text = mailbox.take(user.email()).text();
        assertTrue(text.contains("Device: Firefox on macOS\nIP address: 192.0.2.9"), text);
    }

    @Test
    void aChangedPasswordIsToldInTheLanguageOfTheRequest() {
        TestUser user = user().loggedIn();
        mailbox.takeAll(user.email());
        user.sends(Map.of("current_password", user.password(), "new_password", NEW_PASSWORD))
                .header("Accept-Language", "de")
                .put("/me/password")
                .then()
                .statusCode(204);
        assertEquals(List.of("Dein Passwort bei Latchkey wurde geändert"), warnings(user));
    }

    @Test
    void aDisabledAccountIsTold() {
        TestUser user = TestUser.registered();
        mailbox.takeAll(user.email());
        TestUser admin = TestUser.admin();
        for (boolean enabled : List.of(false, false, true)) {
            admin.sends(Map.of("enabled", enabled))
                    .patch("/users/" + user.id())
                    .then()
                    .statusCode(200);
        }
        assertEquals(List.of("Your account at Latchkey was disabled"), warnings(user));
    }

    @Test
    void aRefreshTokenThatIsUsedAgainIsTold() {
        TestUser user = user();
        String token = Members.of(logIn(user, "curl/8.14", "192.0.2.1"), "refresh_token");
        warnings(user);
        refresh(token).then().statusCode(200);
        clock.advance(Duration.ofSeconds(11));
        refresh(token).then().statusCode(401);
        refresh(token).then().statusCode(401);
        assertEquals(List.of("You were signed out of Latchkey for your safety"), warnings(user));
    }

    private static Response refresh(String token) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("refresh_token", token))
                .post("/refresh");
    }
}
