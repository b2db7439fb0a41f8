package dev.latchkey.keys;

import static dev.latchkey.testing.Problems.problem;
import static dev.latchkey.testing.Problems.violations;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import dev.latchkey.web.Wire;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KeyRotationTest {
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(30);
    private static final Duration SKEW = Duration.ofSeconds(30);

    @TestHTTPResource
    URL url;

    @Inject
    MovableClock clock;

    @Test
    void theNextKeyIsPublishedBeforeItSigns() {
        String old = Rotation.settled(clock).signing();
        Rotation begun = Rotation.begun();
        String next = begun.published();
        assertEquals(old, begun.signing());
        assertEquals(next, begun.kids().get(0));
        assertEquals(begun.instant(next, "created_at").plus(Rotation.LEAD), begun.instant(next, "signs_from"));
        assertFalse(begun.ends(next));
        assertTrue(Rotation.keySet().containsAll(List.of(old, next)));
        TestUser user = TestUser.registered();
        assertEquals(old, Rotation.kidOf(user.token()));
        clock.advance(Rotation.LEAD);
        assertEquals(next, Rotation.kidOf(user.loggedIn().token()));
        assertEquals(next, Rotation.now().signing());
        assertTrue(Rotation.now().kids("retired").contains(old));
    }

    @Test
    void whatTheOldKeySignedVerifiesUntilItHasExpired() {
        String old = Rotation.settled(clock).signing();
        Rotation begun = Rotation.begun();
        assertEquals(
                begun.instant(begun.published(), "signs_from").plus(TOKEN_LIFE).plus(SKEW),
                begun.instant(old, "verifies_until"));
        clock.advance(Rotation.LEAD.minusSeconds(20));
        TestUser last = TestUser.registered();
        assertEquals(old, Rotation.kidOf(last.token()));
        clock.advance(TOKEN_LIFE.minusSeconds(20));
        last.asks().get("/me").then().statusCode(200);
        assertTrue(Rotation.keySet().contains(old));
        clock.advance(SKEW.plusSeconds(40));
        last.asks().get("/me").then().spec(problem(401, "invalid-token"));
        assertFalse(Rotation.keySet().contains(old));
    }

    @Test
    void asLongAsAKeyWaitsNoOtherIsMade() {
        var unused = Rotation.settled(clock);
        Rotation once = Rotation.begun();
        Rotation twice = Rotation.begun();
        assertEquals(once.answer().getList("keys"), twice.answer().getList("keys"));
        assertEquals(once.answer().getList("keys"), Rotation.now().answer().getList("keys"));
    }

    @Test
    void manyWhoBeginAtOnceMakeOneKey() throws Exception {
        List<String> before = Rotation.settled(clock).kids();
        TestUser admin = TestUser.admin();
        Set<List<String>> answers = new HashSet<>(Together.run(
                6, () -> Rotation.of(admin.asks().post(Rotation.PATH)).kids()));
        assertEquals(1, answers.size());
        assertEquals(before.size() + 1, Rotation.now().kids().size());
        assertEquals(1, Rotation.now().kids("published").size());
    }

    @Test
    void aBodyThatSaysNothingIsAsGoodAsNone() {
        TestUser admin = TestUser.admin();
        Rotation begun = Rotation.of(admin.asks().post(Rotation.PATH));
        for (String body : List.of("", "{}", "{\"compromised\": false}", "{\"compromised\": null, \"kid\": null}")) {
            assertEquals(
                    begun.kids(),
                    Rotation.of(admin.asks().body(body).post(Rotation.PATH)).kids(),
                    body);
        }
    }

    @Test
    void aRequestNeedsNeitherBodyNorContentType() throws IOException {
        String token = "Authorization: Bearer " + TestUser.admin().token();
        String request =
                "POST /keys/rotation HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + token + "\r\n\r\n";
        assertEquals(200, Wire.send(url.getPort(), request).status());
        assertEquals(
                200,
                Wire.request(url.getPort(), "POST", Rotation.PATH, "", token).status());
    }

    @Test
    void aBodyThatSaysSomethingElseIsRefused() {
        TestUser admin = TestUser.admin();
        admin.sends(Map.of("compromised", "yes")).post(Rotation.PATH).then().spec(violations("compromised"));
        admin.sends(Map.of("kid", "a")).post(Rotation.PATH).then().spec(violations("kid"));
        admin.asks().body("[]").post(Rotation.PATH).then().spec(problem(400, "malformed-body"));
    }

    @Test
    void isForAdministratorsOnly() {
        given().contentType(ContentType.JSON).post(Rotation.PATH).then().spec(problem(401, "authentication-required"));
        given().get(Rotation.PATH).then().spec(problem(401, "authentication-required"));
        TestUser user = TestUser.registered();
        List<String> before = Rotation.now().kids();
        user.asks().post(Rotation.PATH).then().spec(problem(403, "forbidden"));
        user.sends(Map.of("compromised", true)).post(Rotation.PATH).then().spec(problem(403, "forbidden"));
        user.asks().get(Rotation.PATH).then().spec(problem(403, "forbidden"));
        assertEquals(before, Rotation.now().kids());
    }

    @Test
    void whatACompromisedKeySignedEndsWithIt() {
        String old = Rotation.settled(clock).signing();
        TestUser user = TestUser.registered();
        Rotation replaced = Rotation.compromised();
        assertFalse(replaced.kids().contains(old));
        assertFalse(Rotation.keySet().contains(old));
        assertTrue(Rotation.keySet().contains(replaced.signing()));
        user.asks().get("/me").then().spec(problem(401, "invalid-token"));
        TestUser again = user.loggedIn();
        assertEquals(replaced.signing(), Rotation.kidOf(again.token()));
        again.asks().get("/me").then().statusCode(200);
    }

    @Test
    void theKeyThatWaitsTakesThePlaceOfACompromisedOne() {
        var unused = Rotation.settled(clock);
        Rotation begun = Rotation.begun();
        Rotation replaced = Rotation.compromised();
        assertEquals(begun.published(), replaced.signing());
        assertEquals(List.of(), replaced.kids("published"));
        assertFalse(replaced.ends(replaced.signing()));
        assertFalse(replaced.instant(replaced.signing(), "signs_from").isAfter(clock.instant()));
        assertEquals(
                replaced.signing(),
                Rotation.kidOf(TestUser.registered().loggedIn().token()));
    }

    @Test
    void withoutTheKeyThatWaitedTheOtherGoesOn() {
        String signing = Rotation.settled(clock).signing();
        Rotation without = Rotation.compromised(Rotation.begun().published());
        assertEquals(signing, without.signing());
        assertEquals(List.of(), without.kids("published"));
        assertFalse(without.ends(signing));
    }

    @Test
    void aRetiredKeyThatIsCompromisedEndsAlone() {
        String old = Rotation.settled(clock).signing();
        TestUser user = TestUser.registered();
        var unused = Rotation.begun();
        clock.advance(Rotation.LEAD);
        String signing = Rotation.now().signing();
        Rotation without = Rotation.compromised(old);
        assertEquals(signing, without.signing());
        assertFalse(without.kids().contains(old));
        user.asks().get("/me").then().spec(problem(401, "invalid-token"));
        user.loggedIn().asks().get("/me").then().statusCode(200);
    }

    @Test
    void aKeyThatIsNotThereCannotBeCompromised() {
        List<String> before = Rotation.now().kids();
        for (String kid : List.of("", "none", "\u0000", "x".repeat(10_000))) {
            TestUser.admin()
                    .sends(Map.of("compromised", true, "kid", kid))
                    .post(Rotation.PATH)
                    .then()
                    .spec(problem(404, "not-found"))
                    .body("detail", equalTo("There is no such key."));
        }
        assertEquals(before, Rotation.now().kids());
    }
}
