package dev.latchkey.token;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.TestUser;
import dev.latchkey.web.Wire;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AccessTokenTest {
    @TestHTTPResource
    URL url;

    @Inject
    Clock clock;

    @Nested
    class WhatItSays {
        @Test
        void itsHeaderNamesAlgorithmKeyAndType() {
            JsonObject header = Forgery.of(TestUser.registered().token()).header();
            List<String> kids = RestAssured.get("/.well-known/jwks.json").path("keys.kid");
            assertTrue(kids.contains(header.getString("kid")));
            assertEquals(Set.of("alg", "kid", "typ"), header.fieldNames());
            assertEquals("RS256", header.getString("alg"));
            assertEquals("JWT", header.getString("typ"));
        }

        @Test
        void itsClaimsAreThoseOfTheContractAndNoOther() {
            TestUser ada = TestUser.registered();
            JsonObject claims = Forgery.of(ada.token()).claims();
            assertEquals(Set.of("iss", "sub", "aud", "exp", "iat", "jti", "sid", "upn", "groups"), claims.fieldNames());
            assertEquals("http://login.latchkey.test", claims.getString("iss"));
            assertEquals("latchkey", claims.getString("aud"));
            assertEquals(ada.id(), claims.getString("sub"));
            assertEquals(ada.email(), claims.getString("upn"));
            assertEquals(JsonArray.of("user"), claims.getJsonArray("groups"));
        }

        @Test
        void itLivesForHalfAnHour() {
            long before = clock.instant().getEpochSecond();
            JsonObject claims = Forgery.of(TestUser.registered().token()).claims();
            assertTrue(claims.getLong("iat") >= before
                    && claims.getLong("iat") <= clock.instant().getEpochSecond());
            assertEquals(claims.getLong("iat") + 1800, claims.getLong("exp"));
            TestUser.registered()
                    .login()
                    .then()
                    .body("expires_in", equalTo(1800))
                    .body("token_type", equalTo("Bearer"));
        }

        @Test
        void itNamesItsOwnSessionAndNoTwoAreTheSame() {
            TestUser ada = TestUser.registered();
            JsonObject first = Forgery.of(ada.token()).claims();
            JsonObject second = Forgery.of(ada.loggedIn().token()).claims();
            ada.asks().get("/me/sessions").then().body("items.find { it.current }.id", equalTo(first.getString("sid")));
            assertNotEquals(first.getString("sid"), second.getString("sid"));
            assertNotEquals(first.getString("jti"), second.getString("jti"));
            assertNotEquals(UUID.fromString(first.getString("jti")), UUID.fromString(first.getString("sid")));
        }

        @Test
        void anAdministratorsNamesBothRoles() {
            JsonArray groups = Forgery.of(TestUser.admin().token()).claims().getJsonArray("groups");
            assertEquals(Set.of("admin", "user"), groups.stream().collect(Collectors.toSet()));
        }
    }

    @Nested
    class WhereItIsLookedFor {
        @ParameterizedTest
        @ValueSource(strings = {"Bearer", "bearer", "BEARER"})
        void theSchemeHasNoLetterCase(String scheme) throws IOException {
            String token = TestUser.registered().token();
            assertEquals(200, me("Authorization: " + scheme + " " + token).status());
            assertEquals(401, me("Authorization: " + scheme + " " + token + "x").status());
        }

        @Test
        void ofTwoHeadersNoneCounts() throws IOException {
            String token = TestUser.registered().token();
            assertEquals(
                    400,
                    me("Authorization: Bearer a.b.c", "Authorization: Bearer " + token)
                            .status());
        }

        @ParameterizedTest
        @CsvSource({"access_token", "token", "bearer_token", "jwt"})
        void aQueryIsNoPlaceForAToken(String parameter) {
            String token = TestUser.registered().token();
            given().queryParam(parameter, token)
                    .get("/me")
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", "Bearer");
        }

        @Test
        void aFormIsNoPlaceForAToken() {
            String token = TestUser.registered().token();
            given().contentType(ContentType.URLENC)
                    .formParam("access_token", token)
                    .post("/logout")
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", "Bearer");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Bearer", "access_token", "Authorization", "jwt"})
        void aCookieIsNoPlaceForAToken(String cookie) {
            String token = TestUser.registered().token();
            given().cookie(cookie, token).get("/me").then().statusCode(401).header("WWW-Authenticate", "Bearer");
        }

        @Test
        void aTokenOf100KilobytesIsRefusedAndHarmsNoConnection() throws IOException {
            String token = TestUser.registered().token();
            for (int i = 0; i < 30; i++) {
                assertEquals(
                        431, me("Authorization: Bearer " + "a".repeat(100_000)).status());
            }
            assertEquals(200, me("Authorization: Bearer " + token).status());
        }

        private Wire.Answer me(String... headers) throws IOException {
            return Wire.get(url.getPort(), "/me", headers);
        }
    }
}
