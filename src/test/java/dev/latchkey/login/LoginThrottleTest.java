package dev.latchkey.login;

import static dev.latchkey.testing.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.audit.AuditDatabase;
import dev.latchkey.testing.Metrics;
import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.Networks;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import dev.latchkey.web.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Guessing gets dear, and nobody is kept out of their own account by it. */
@QuarkusTest
class LoginThrottleTest {
    private static final int FREE = 10;

    @Inject
    MovableClock clock;

    @Inject
    AuditDatabase database;

    private TestUser user;
    private String here;

    @BeforeEach
    void signUp() {
        user = TestUser.registered();
        here = Networks.unused();
    }

    @Nested
    class OneAccountFromOneNetwork {
        @Test
        void afterTenWrongPasswordsEvenTheRightOneHasToWait() {
            guess(FREE, here);
            login(right(), here).then().spec(problem(429, "too-many-attempts"));
            assertEquals(60, retryAfter(login(right(), here)), 1);
        }

        @Test
        void noOtherAccountIsTouched() {
            guess(FREE, here);
            TestUser other = TestUser.registered();
            login(Map.of("email", other.email(), "password", other.password()), here)
                    .then()
                    .statusCode(200);
        }

        @Test
        void noOtherNetworkIsTouched() {
            guess(FREE, here);
            login(right(), Networks.unused()).then().statusCode(200);
        }

        @Test
        void theWaitDoublesUpToAQuarterOfAnHour() {
            guess(FREE, here);
            clock.hold(() -> {
                for (int wait : List.of(60, 120, 240, 480, 900, 900)) {
                    assertEquals(wait, retryAfter(login(wrong(), here)));
                    clock.advance(Duration.ofSeconds(wait));
                    login(wrong(), here).then().statusCode(401);
                }
            });
        }

        @Test
        void theRightPasswordAfterTheWaitForgetsAllThatFailed() {
            guess(FREE, here);
            clock.advance(Duration.ofMinutes(1));
            login(right(), here).then().statusCode(200);
            guess(FREE, here);
            login(right(), here).then().statusCode(429);
        }

        @Test
        void anHourOfQuietForgetsAllThatFailed() {
            guess(FREE - 1, here);
            clock.advance(Duration.ofHours(1));
            guess(FREE, here);
            login(right(), here).then().statusCode(429);
        }

        @Test
        void whatIsRefusedCostsNoHash() {
            guess(FREE, here);
            double before = hashes();
            login(wrong(), here).then().statusCode(429);
            login(right(), here).then().statusCode(429);
            assertEquals(before, hashes());
        }

        /** Removing what was counted stands for whatever another node may take back. */
        @Test
        void hammeringReachesTheDatabaseOnceASecond() throws Exception {
            guess(FREE, here);
            clock.hold(() -> {
                login(wrong(), here).then().statusCode(429);
                var unused = database.query("DELETE FROM throttle_counts");
                assertEquals(60, retryAfter(login(wrong(), here)));
            });
            Thread.sleep(1100);
            login(wrong(), here).then().statusCode(401);
        }

        @Test
        void whoHammersOnWaitsForEachAnswer() {
            guess(FREE, here);
            long start = System.nanoTime();
            for (int i = 0; i < 11; i++) {
                login(wrong(), here).then().statusCode(429);
            }
            assertTrue(System.nanoTime() - start > Duration.ofMillis(200).toNanos());
        }

        @Test
        void aHundredAtOnceAreNoMoreThanTenInARow() throws Exception {
            List<Integer> answers = Together.run(100, () -> status(wrong(), here));
            assertEquals(FREE, Collections.frequency(answers, 401));
            assertEquals(90, Collections.frequency(answers, 429));
        }

        @Test
        void manyRightOnesAtOnceAllGetIn() throws Exception {
            List<Integer> answers = Together.run(20, () -> login(right(), here).statusCode());
            assertEquals(Collections.nCopies(20, 200), answers);
        }

        @Test
        void theSameNameInOtherLettersIsTheSame() {
            guess(FREE, here);
            Map<String, String> shouted =
                    Map.of("email", " " + user.email().toUpperCase(Locale.ROOT) + " ", "password", user.password());
            login(shouted, here).then().statusCode(429);
        }

        @Test
        void sixtyFourBitsOfIpv6AreOneNetwork() {
            String site = Networks.unusedSite();
            guess(FREE, site + "::1");
            login(right(), site + ":ffff::2").then().statusCode(429);
        }

        @Test
        void anAccountThatIsNotThereIsThrottledAlike() {
            Map<String, String> nobody = Map.of("email", TestUser.uniqueEmail(), "password", "not the password");
            for (int i = 0; i < FREE; i++) {
                login(nobody, here).then().statusCode(401);
            }
            guess(FREE, here);
            Response absent = login(nobody, here);
            Response present = login(wrong(), here);
            assertEquals(429, absent.statusCode());
            assertEquals(absent.asString(), present.asString());
        }

        @Test
        void aDisabledAccountsRightPasswordIsNoGuess() {
            TestUser admin = TestUser.admin();
            admin.sends(Map.of("enabled", false))
                    .patch("/users/" + user.id())
                    .then()
                    .statusCode(200);
            for (int i = 0; i < FREE + 5; i++) {
                login(right(), here).then().statusCode(403);
            }
        }
    }

    @Nested
    class OneAccountFromEverywhere {
        private static final int ENOUGH = 100;

        @BeforeEach
        void hammer() throws Exception {
            login(right(), here).then().statusCode(200);
            for (int i = 0; i < ENOUGH; i++) {
                assertEquals(401, status(wrong(), Networks.unused()));
            }
        }

        @Test
        void twoThousandAttemptsFromFiveHundredNetworksCostAHundredHashes() throws Exception {
            List<String> networks = Stream.generate(Networks::unused).limit(500).toList();
            double before = hashes();
            Together.run(4, () -> {
                for (String network : networks) {
                    assertEquals(429, status(wrong(), network));
                }
                return 0;
            });
            assertEquals(before, hashes());
            login(right(), here).then().statusCode(200);
        }

        @Test
        void theOwnersLoginsGiveOthersNoFurtherGuess() {
            login(right(), here).then().statusCode(200);
            login(wrong(), Networks.unused()).then().statusCode(429);
        }

        @Test
        void theOwnerGetsInFromWhereTheyHaveBeenBefore() {
            login(right(), Networks.unused()).then().statusCode(429);
            login(right(), here).then().statusCode(200);
        }
    }

    @Nested
    class ADeviceThatTheOwnerHasUsed {
        private String device;

        @BeforeEach
        void logIn() {
            Response answer = login(right(), Networks.unused());
            device = answer.then().statusCode(200).extract().cookie("latchkey-device");
        }

        @Test
        void getsInWhileOthersHammer() {
            guess(FREE, here);
            login(right(), here).then().statusCode(429);
            showing(device).body(right()).post("/login").then().statusCode(200);
        }

        @Test
        void getsInByThePageToo() {
            guess(FREE, here);
            given().header("X-Forwarded-For", here)
                    .redirects()
                    .follow(false)
                    .cookie("latchkey-device", device)
                    .formParams(right())
                    .post("/accounts/login")
                    .then()
                    .statusCode(303);
        }

        @Test
        void hasTenGuessesOfItsOwn() {
            for (int i = 0; i < FREE; i++) {
                showing(device).body(wrong()).post("/login").then().statusCode(401);
            }
            showing(device).body(right()).post("/login").then().statusCode(429);
            login(right(), here).then().statusCode(200);
        }

        @Test
        void isNoneOfAnotherAccount() {
            TestUser other = TestUser.registered();
            Map<String, String> guess = Map.of("email", other.email(), "password", "not the password");
            for (int i = 0; i < FREE; i++) {
                login(guess, here).then().statusCode(401);
            }
            showing(device).body(guess).post("/login").then().statusCode(429);
        }

        @Test
        void cannotBeMadeUp() {
            guess(FREE, here);
            String forged = device.substring(0, device.length() - 4) + "AAAA";
            showing(forged).body(right()).post("/login").then().statusCode(429);
        }

        @Test
        void isForgottenWithTheOldPassword() {
            user.sends(Map.of("current_password", user.password(), "new_password", "another good password"))
                    .put("/me/password")
                    .then()
                    .statusCode(204);
            user = new TestUser(user.id(), user.email(), "another good password", user.token());
            guess(FREE, here);
            showing(device).body(right()).post("/login").then().statusCode(429);
        }

        @Test
        void opensNothing() {
            given().cookie("latchkey", device)
                    .redirects()
                    .follow(false)
                    .get("/accounts")
                    .then()
                    .statusCode(303);
        }

        @Test
        void isNotSetByAPageOfAnotherSite() {
            given().header("X-Forwarded-For", here)
                    .header("Origin", "https://evil.example")
                    .contentType(ContentType.JSON)
                    .body(right())
                    .post("/login")
                    .then()
                    .statusCode(200)
                    .header("Set-Cookie", nullValue());
        }

        private RequestSpecification showing(String cookie) {
            return asking(here).cookie("latchkey-device", cookie);
        }
    }

    @Test
    void aNetworkThatTriesOneAccountAfterTheOtherHasToWaitAndWhoGetsInKeepsNobodyWaiting() throws Exception {
        for (int i = 0; i < 501; i++) {
            int unused = status(Map.of("email", i + here + "@example.org", "password", "not the password"), here);
        }
        login(right(), here).then().statusCode(429);
        login(right(), Networks.unused()).then().statusCode(200);
        clock.advance(Duration.ofMinutes(2));
        login(right(), here).then().statusCode(200);
        TestUser other = TestUser.registered();
        login(Map.of("email", other.email(), "password", other.password()), here)
                .then()
                .statusCode(200);
        login(wrong(), here).then().statusCode(401);
        login(right(), here).then().statusCode(429);
    }

    @Test
    void thePageSaysItInWordsAndKeepsWhatWasTyped() {
        guess(FREE, here);
        Response page =
                given().header("X-Forwarded-For", here).formParams(right()).post("/accounts/login");
        page.then().statusCode(429).header("Retry-After", equalTo("60"));
        assertTrue(page.asString().contains("Too many attempts"));
        assertTrue(page.asString().contains(user.email()));
    }

    @Test
    void aNetworkThatRegistersWithoutEndHasToWait() {
        for (int i = 0; i < 100; i++) {
            register().then().statusCode(201);
        }
        register().then().spec(problem(429, "too-many-attempts"));
        TestUser.register(TestUser.uniqueEmail()).then().statusCode(201);
    }

    @Test
    void aSessionInWhichThePasswordIsGuessedHasToWait() {
        for (int i = 0; i < 30; i++) {
            change("not the password").then().statusCode(403);
        }
        change(user.password()).then().spec(problem(429, "too-many-attempts"));
        user = user.loggedIn();
        change(user.password()).then().statusCode(204);
    }

    private Response change(String current) {
        return user.sends(Map.of("current_password", current, "new_password", "another good password"))
                .put("/me/password");
    }

    private Response register() {
        return asking(here)
                .body(Map.of("email", TestUser.uniqueEmail(), "password", "a good password here", "name", "Ada"))
                .post("/register");
    }

    private void guess(int times, String network) {
        for (int i = 0; i < times; i++) {
            login(wrong(), network).then().statusCode(401);
        }
    }

    private Map<String, String> right() {
        return Map.of("email", user.email(), "password", user.password());
    }

    private Map<String, String> wrong() {
        return Map.of("email", user.email(), "password", "not the password");
    }

    private static Response login(Map<String, String> credentials, String ip) {
        return asking(ip).body(credentials).post("/login");
    }

    /** Of the answer to a login; for many, since it takes a fraction of the time. */
    private static int status(Map<String, String> credentials, String ip) throws IOException {
        String body = JsonObject.mapFrom(credentials).encode();
        return Wire.request(
                        RestAssured.port,
                        "POST",
                        "/login",
                        body,
                        "Content-Type: application/json",
                        "X-Forwarded-For: " + ip)
                .status();
    }

    private static RequestSpecification asking(String ip) {
        return given().header("X-Forwarded-For", ip).contentType(ContentType.JSON);
    }

    private static int retryAfter(Response refused) {
        return Integer.parseInt(refused.then().statusCode(429).extract().header("Retry-After"));
    }

    private static double hashes() {
        return Metrics.sum("latchkey_password_hash_seconds_count", "scheme=");
    }
}
