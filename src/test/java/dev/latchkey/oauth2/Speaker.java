package dev.latchkey.oauth2;

import static io.restassured.RestAssured.given;

import dev.latchkey.testing.TestSettings;
import dev.latchkey.testing.TestUser;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** Those who speak of tokens. */
final class Speaker {
    private Speaker() {}

    static Response revoke(String token) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("token", token))
                .post("/oauth2/revoke");
    }

    static Response introspect(String token) {
        return introspect(TestUser.admin().asks(), token);
    }

    static Response introspect(RequestSpecification speaker, String token) {
        return speaker.contentType(ContentType.JSON)
                .body(Map.of("token", token))
                .post("/oauth2/introspect");
    }

    static RequestSpecification resourceServer() {
        return basic("resource-server", TestSettings.RESOURCE_SERVER_SECRET);
    }

    static RequestSpecification basic(String id, String secret) {
        return given().auth().preemptive().basic(id, secret);
    }
}
