package dev.latchkey.token;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DiscoveryTest {
    private static final String ISSUER = "https://login.latchkey.test";

    /** The whole document, so that nothing is added which is not true yet. */
    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
    void saysWhatIsTrueAndNothingElse(String path) {
        Map<String, Object> expected = Map.of(
                "issuer",
                ISSUER,
                "jwks_uri",
                ISSUER + "/.well-known/jwks.json",
                "token_endpoint",
                ISSUER + "/login",
                "grant_types_supported",
                List.of("password"),
                "response_types_supported",
                List.of(),
                "token_endpoint_auth_methods_supported",
                List.of("none"),
                "service_documentation",
                ISSUER + "/q/swagger-ui");
        Map<String, Object> said = get(path)
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .header("Cache-Control", matchesPattern("public, max-age=[1-9][0-9]*"))
                .extract()
                .path("$");
        assertEquals(expected, said);
    }

    @Test
    void theIssuerIsThatOfTheTokens() {
        String issuer = Forgery.of(TestUser.registered().token()).claims().getString("iss");
        get("/.well-known/openid-configuration").then().body("issuer", equalTo(issuer));
    }

    /** What the document says, tried: where it points, less the issuer, is where we are. */
    @Test
    void whatItPointsToAnswers() {
        Map<String, String> said =
                get("/.well-known/oauth-authorization-server").path("$");
        TestUser ada = TestUser.registered();
        get(local(said.get("jwks_uri"))).then().statusCode(200);
        get(local(said.get("service_documentation"))).then().statusCode(200);
        given().formParams(Map.of("grant_type", "password", "username", ada.email(), "password", ada.password()))
                .post(local(said.get("token_endpoint")))
                .then()
                .statusCode(200);
    }

    private static String local(String uri) {
        return uri.substring(ISSUER.length());
    }
}
