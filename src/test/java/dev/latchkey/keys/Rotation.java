package dev.latchkey.keys;

import static io.restassured.RestAssured.get;

import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The rotation as an administrator sees it. */
record Rotation(JsonPath answer) {
    static final String PATH = "/keys/rotation";
    /** From a key's publication until it signs. */
    static final Duration LEAD = Duration.ofMinutes(6);

    static Rotation now() {
        return of(TestUser.admin().asks().get(PATH));
    }

    static Rotation begun() {
        return of(TestUser.admin().asks().post(PATH));
    }

    static Rotation compromised() {
        return of(TestUser.admin().sends(Map.of("compromised", true)).post(PATH));
    }

    static Rotation compromised(String kid) {
        return of(
                TestUser.admin().sends(Map.of("compromised", true, "kid", kid)).post(PATH));
    }

    static Rotation of(Response answer) {
        return new Rotation(answer.then().statusCode(200).extract().jsonPath());
    }

    /** No key waits, whatever happened before. */
    static Rotation settled(MovableClock clock) {
        if (!now().kids("published").isEmpty()) {
            clock.advance(LEAD);
        }
        return now();
    }

    List<String> kids() {
        return answer.getList("keys.kid");
    }

    List<String> kids(String phase) {
        return answer.getList("keys.findAll {it.phase == '" + phase + "'}.kid");
    }

    String signing() {
        return answer.getString("keys.find {it.phase == 'signing'}.kid");
    }

    String published() {
        return answer.getString("keys.find {it.phase == 'published'}.kid");
    }

    Instant instant(String kid, String member) {
        return Instant.parse(answer.getString("keys.find {it.kid == '" + kid + "'}." + member));
    }

    boolean ends(String kid) {
        return answer.getString("keys.find {it.kid == '" + kid + "'}.verifies_until") != null;
    }

    static List<String> keySet() {
        return get("/.well-known/jwks.json").path("keys.kid");
    }

    /** The key that a token names. */
    static String kidOf(String token) {
        byte[] header = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
        return new JsonPath(new String(header, StandardCharsets.UTF_8)).getString("kid");
    }
}
