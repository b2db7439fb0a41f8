package dev.latchkey.oauth2;

import static dev.latchkey.oauth2.Speaker.introspect;
import static dev.latchkey.oauth2.Speaker.resourceServer;
import static dev.latchkey.testing.Problems.violations;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.Metrics;
import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IntrospectTest {
    @Inject
    MovableClock clock;

    private TestUser user;
    private Tokens tokens;

    @BeforeEach
    void logIn() {
        user = TestUser.registered();
        tokens = Tokens.of(user);
    }

    @Nested
    class AnAccessToken {
        @Test
        void isDescribedByItsClaimsAndNothingIsStored() {
            JsonObject claims = claims(tokens.access());
            Response answer = introspect(resourceServer(), tokens.access());
            answer.then().statusCode(200).header("Cache-Control", equalTo("no-store"));
            JsonObject said = new JsonObject(answer.asString());
            for (String claim : Set.of("iss", "sub", "aud", "exp", "iat", "jti", "sid", "groups")) {
                assertEquals(claims.getValue(claim), said.getValue(claim), claim);
            }
            assertEquals(user.email(), said.getString("username"));
            assertEquals("Bearer", said.getString("token_type"));
            assertEquals(true, said.getBoolean("active"));
            assertEquals(11, said.size(), said::encode);
        }

        @Test
        void isToldWithTheRolesOfNow() {
            TestUser.admin()
                    .sends(Map.of("roles", List.of("admin", "user")))
                    .patch("/users/" + user.id())
                    .then()
                    .statusCode(200);
            introspect(tokens.access()).then().body("groups", equalTo(List.of("admin", "user")));
        }

        @Test
        void isNotActiveWithTheVeryNextRequestAfterALogout() {
            introspect(tokens.access()).then().body("active", equalTo(true));
            tokens.asks().post("/logout").then().statusCode(204);
            assertInactive(tokens.access());
        }

        @Test
        void isNotActiveWhileItsUserIsDisabled() {
            TestUser.admin()
                    .sends(Map.of("enabled", false))
                    .patch("/users/" + user.id())
                    .then()
                    .statusCode(200);
            assertInactive(tokens.access());
        }

        @Test
        void isNotActiveOnceItHasExpired() {
            clock.advance(Duration.ofMinutes(31));
            assertInactive(tokens.access());
        }

        @Test
        void takesNoDatabaseOnceItsSessionIsRemembered() {
            introspect(resourceServer(), tokens.access()).then().statusCode(200);
            double before = Metrics.sum("latchkey_session_lookups_total", "from=\"database\"");
            for (int i = 0; i < 50; i++) {
                introspect(resourceServer(), tokens.access()).then().body("active", equalTo(true));
            }
            assertEquals(before, Metrics.sum("latchkey_session_lookups_total", "from=\"database\""));
        }
    }

    @Nested
    class ARefreshToken {
        @Test
        void isDescribedByItsSession() {
            JsonObject claims = claims(tokens.access());
            JsonObject said = new JsonObject(
                    introspect(resourceServer(), tokens.refresh()).asString());
            assertEquals(Set.of("active", "token_type", "iss", "sub", "sid", "exp"), said.fieldNames());
            for (String claim : Set.of("iss", "sub", "sid")) {
                assertEquals(claims.getValue(claim), said.getValue(claim), claim);
            }
            assertEquals("refresh_token", said.getString("token_type"));
            long days = Duration.ofSeconds(said.getLong("exp") - claims.getLong("iat"))
                    .toDays();
            assertEquals(14, days);
        }

        @Test
        void isActiveUntilItIsUsed() {
            introspect(tokens.refresh()).then().body("active", equalTo(true));
            Tokens next = tokens.refreshed();
            assertInactive(tokens.refresh());
            introspect(next.refresh()).then().body("active", equalTo(true));
        }

        @Test
        void isNotActiveOnceItsSessionHasEnded() {
            tokens.asks().post("/logout").then().statusCode(204);
            assertInactive(tokens.refresh());
        }

        @Test
        void isNotActiveOnceItsSessionHasRunOut() {
            clock.advance(Duration.ofDays(15));
            assertInactive(tokens.refresh());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "lkr1.a.b.c", "eyJhbGciOiJub25lIn0.e30.", "\u00fc.\u00fc.\u00fc"})
    void whatIsNoTokenIsNotActive(String text) {
        assertInactive(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token", "unheard_of"})
    void aFormIsUnderstoodAndItsHintIsOnlyOne(String hint) {
        for (String token : List.of(tokens.access(), tokens.refresh())) {
            resourceServer()
                    .contentType(ContentType.URLENC)
                    .formParams(Map.of("token", token, "token_type_hint", hint))
                    .post("/oauth2/introspect")
                    .then()
                    .statusCode(200)
                    .body("active", equalTo(true));
        }
    }

    @Test
    void aTokenIsRequired() {
        resourceServer()
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post("/oauth2/introspect")
                .then()
                .spec(violations("token"));
    }

    private static void assertInactive(String token) {
        Response answer = introspect(resourceServer(), token);
        answer.then().statusCode(200);
        assertEquals("{\"active\":false}", answer.asString());
    }

    private static JsonObject claims(String token) {
        byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return new JsonObject(new String(payload, StandardCharsets.UTF_8));
    }
}
