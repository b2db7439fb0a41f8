package dev.latchkey.keys;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JwksTest {
    private static final String PATH = "/.well-known/jwks.json";

    @Test
    void showsThePublicMembersOfAKeyAndNoOther() {
        Map<String, List<Map<String, String>>> set = get(PATH).path("$");
        assertEquals(Set.of("keys"), set.keySet());
        for (Map<String, String> key : set.get("keys")) {
            assertEquals(Set.of("kty", "kid", "use", "alg", "n", "e"), key.keySet());
            assertEquals(
                    List.of("RSA", "sig", "RS256", "AQAB"),
                    List.of(key.get("kty"), key.get("use"), key.get("alg"), key.get("e")));
        }
    }

    @Test
    void mayBeKeptForFiveMinutes() {
        get(PATH)
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .header("Cache-Control", equalTo("public, max-age=300"));
    }

    /** By a library, as others do it: the base64url of the modulus has no leading zero and no padding (RFC 7518). */
    @Test
    void itsKeyVerifiesATokenAndHasItsThumbprintForAName() throws Exception {
        JsonWebSignature token = new JsonWebSignature();
        token.setCompactSerialization(TestUser.registered().token());
        RsaJsonWebKey key = (RsaJsonWebKey) new JsonWebKeySet(get(PATH).asString())
                .findJsonWebKey(token.getKeyIdHeaderValue(), "RSA", "sig", "RS256");
        token.setKey(key.getKey());
        assertTrue(token.verifySignature());
        assertEquals(key.calculateBase64urlEncodedThumbprint("SHA-256"), key.getKeyId());
        String n = get(PATH).path("keys[0].n");
        assertEquals(342, n.length());
    }
}
