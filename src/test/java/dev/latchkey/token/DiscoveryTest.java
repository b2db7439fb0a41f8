package dev.latchkey.token;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.util.Map.entry;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DiscoveryTest {
    private static final String ISSUER = "http://login.latchkey.test";

    /** The whole document, so that nothing is added which is not true yet. */
    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
    void saysWhatIsTrueAndNothingElse(String path) {
        Map<String, Object> expected = Map.ofEntries(
                entry("issuer", ISSUER),
                entry("jwks_uri", ISSUER + "/.well-known/jwks.json"),
                entry("token_endpoint", ISSUER + "/login"),
                entry("grant_types_supported", List.of("password")),
                entry("response_types_supported", List.of()),
                entry("token_endpoint_auth_methods_supported", List.of("none")),
                entry("refresh_endpoint", ISSUER + "/refresh"),
                entry("revocation_endpoint", ISSUER + "/oauth2/revoke"),
                entry("revocation_endpoint_auth_methods_supported", List.of("none")),
                entry("introspection_endpoint", ISSUER + "/oauth2/introspect"),
                entry("introspection_endpoint_auth_methods_supported", List.of("client_secret_basic")),
                entry("revocations_uri", ISSUER + "/.well-known/revocations"),
                entry("password_reset_endpoint", ISSUER + "/password-reset"),
                entry("login_link_endpoint", ISSUER + "/login/link"),
                entry("service_documentation", ISSUER + "/q/swagger-ui"));
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
    void aResourceServerIsSpokenOfOnlyWhereThereIsOne() {
        assertNull(Discovery.of(ISSUER, false, true, true).introspectionEndpointAuthMethodsSupported());
    }

    @Test
    void whatNeedsMailIsSpokenOfOnlyWhereThereIsSome() {
        Discovery withoutMail = Discovery.of(ISSUER, true, false, true);
        assertNull(withoutMail.passwordResetEndpoint());
        assertNull(withoutMail.loginLinkEndpoint());
        assertNull(Discovery.of(ISSUER, true, true, false).loginLinkEndpoint());
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
        get(local(said.get("revocations_uri"))).then().statusCode(200).contentType("application/jwt");
        get(local(said.get("service_documentation"))).then().statusCode(200);
        ada.sends(Map.of("email", ada.email()))
                .post(local(said.get("password_reset_endpoint")))
                .then()
                .statusCode(202);
        ada.sends(Map.of("email", ada.email()))
                .post(local(said.get("login_link_endpoint")))
                .then()
                .statusCode(202);
        given().formParams(Map.of("grant_type", "password", "username", ada.email(), "password", ada.password()))
                .post(local(said.get("token_endpoint")))
                .then()
                .statusCode(200);
        Tokens tokens = Tokens.of(ada);
        ada.sends(Map.of("refresh_token", tokens.refresh()))
                .post(local(said.get("refresh_endpoint")))
                .then()
                .statusCode(200);
        TestUser.admin()
                .sends(Map.of("token", tokens.access()))
                .post(local(said.get("introspection_endpoint")))
                .then()
                .body("active", equalTo(true));
        ada.sends(Map.of("token", tokens.access()))
                .post(local(said.get("revocation_endpoint")))
                .then()
                .statusCode(200);
        tokens.asks().get("/me").then().statusCode(401);
    }

    private static String local(String uri) {
        return uri.substring(ISSUER.length());
    }
}
