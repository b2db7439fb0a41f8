package dev.latchkey.oauth2;

import static dev.latchkey.oauth2.Speaker.basic;
import static dev.latchkey.oauth2.Speaker.introspect;
import static dev.latchkey.oauth2.Speaker.resourceServer;
import static dev.latchkey.testing.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.latchkey.testing.TestSettings;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask about tokens. */
@QuarkusTest
class IntrospectAccessTest {
    private static final String BOTH = "Bearer, Basic realm=\"latchkey\"";

    @Test
    void anAdministratorMay() {
        introspect(TestUser.admin().asks(), "x").then().statusCode(200);
    }

    @Test
    void nobodyElseMayNotEvenAboutTheirOwn() {
        TestUser user = TestUser.registered();
        introspect(user.asks(), user.token()).then().spec(problem(403, "forbidden"));
    }

    @Test
    void whoIsNobodyIsToldOfBothSchemes() {
        introspect(given(), "x")
                .then()
                .spec(problem(401, "authentication-required"))
                .header("WWW-Authenticate", equalTo(BOTH));
    }

    @Test
    void aBadBearerTokenIsToldApart() {
        introspect(given().auth().oauth2("a.b.c"), "x")
                .then()
                .spec(problem(401, "invalid-token"))
                .header("WWW-Authenticate", equalTo("Bearer error=\"invalid_token\""));
    }

    @Test
    void aSessionThatHasEndedAsksNothing() {
        TestUser admin = TestUser.admin().loggedIn();
        admin.asks().post("/logout").then().statusCode(204);
        introspect(admin.asks(), "x").then().spec(problem(401, "invalid-token"));
    }

    @Test
    void theResourceServerMay() {
        introspect(resourceServer(), "x").then().statusCode(200);
    }

    @Test
    void itMayEncodeItsSecretFirst() {
        String encoded = URLEncoder.encode(TestSettings.RESOURCE_SERVER_SECRET, StandardCharsets.UTF_8);
        introspect(basic("resource-server", encoded), "x").then().statusCode(200);
    }

    @Test
    void aWrongSecretIsRefused() {
        assertRefused("resource-server:" + TestSettings.RESOURCE_SERVER_SECRET + "x");
        assertRefused("resource-server:");
        assertRefused("another:" + TestSettings.RESOURCE_SERVER_SECRET);
        assertRefused(":");
        assertRefused("");
        assertRefused("%zz:%");
    }

    private static void assertRefused(String credentials) {
        String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        assertChallenged("Basic " + encoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ", "Basic ?", "Basic a b", "Digest x"})
    void whatIsNoCredentialIsRefused(String authorization) {
        assertChallenged(authorization);
    }

    private static void assertChallenged(String authorization) {
        introspect(given().header("Authorization", authorization), "x")
                .then()
                .spec(problem(401, "authentication-required"))
                .header("WWW-Authenticate", equalTo(BOTH));
    }

    @Test
    void itsSecretOpensNothingElse() {
        for (String path : new String[] {"/me", "/users", "/me/sessions"}) {
            resourceServer().get(path).then().spec(problem(401, "authentication-required"));
        }
    }
}
