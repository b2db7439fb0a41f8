package dev.latchkey.feed;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * An answer of the feed, whose signature holds.
 *
 * @param claims what it says
 * @param tag its {@code ETag}
 * @param jwt as it came
 */
record Reading(JsonObject claims, String tag, String jwt) {
    /** All that still matters. */
    static Reading first() {
        return of(get("/.well-known/revocations"));
    }

    /** What comes after this one. */
    Reading next() {
        return of(ask(Map.of("after", cursor())));
    }

    /** The answer to whoever has this one, and waits. */
    Response wait(int seconds) {
        return ask(Map.of("after", cursor(), "wait", seconds));
    }

    static Response ask(Map<String, ?> parameters) {
        return given().queryParams(parameters).get("/.well-known/revocations");
    }

    static Reading of(Response answer) {
        answer.then().statusCode(200);
        assertEquals("application/jwt", answer.contentType().replaceFirst(";.*", ""));
        assertEquals("no-cache", answer.header("Cache-Control"));
        return new Reading(verified(answer.asString()), answer.header("ETag"), answer.asString());
    }

    private static JsonObject verified(String jwt) {
        try {
            JsonWebSignature signed = new JsonWebSignature();
            signed.setCompactSerialization(jwt);
            assertEquals("revocations+jwt", signed.getHeader("typ"));
            assertEquals("RS256", signed.getAlgorithmHeaderValue());
            String keys = get("/.well-known/jwks.json").asString();
            signed.setKey(new JsonWebKeySet(keys)
                    .findJsonWebKey(signed.getKeyIdHeaderValue(), "RSA", null, null)
                    .getKey());
            return new JsonObject(signed.getPayload());
        } catch (JoseException e) {
            throw new AssertionError(jwt, e);
        }
    }

    String cursor() {
        return claims.getString("next");
    }

    List<String> sids() {
        return list("sids").stream().map(String.class::cast).toList();
    }

    List<String> kids() {
        return list("kids").stream().map(String.class::cast).toList();
    }

    /** The subjects of a member that says when, each with the time. */
    Map<String, Long> timed(String member, String name) {
        return list(member).stream()
                .map(JsonObject.class::cast)
                .collect(Collectors.toMap(entry -> entry.getString(name), entry -> entry.getLong("at")));
    }

    private JsonArray list(String member) {
        return claims.getJsonArray(member);
    }
}
