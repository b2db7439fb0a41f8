package dev.latchkey.oauth2;

import static dev.latchkey.oauth2.Speaker.revoke;
import static dev.latchkey.testing.Problems.problem;
import static dev.latchkey.testing.Problems.violations;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyString;

import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import dev.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RevokeTest {
    @Inject
    MovableClock clock;

    private TestUser user;
    private Tokens tokens;

    @BeforeEach
    void logIn() {
        user = TestUser.registered();
        tokens = Tokens.of(user);
    }

    @Test
    void anAccessTokenEndsItsSessionWithTheVeryNextRequest() {
        tokens.asks().get("/me").then().statusCode(200);
        revoke(tokens.access()).then().statusCode(200).body(emptyString());
        assertEnded(tokens);
        user.asks().get("/me").then().statusCode(200);
    }

    @Test
    void aRefreshTokenEndsItsSessionAndTheAccessTokensOfIt() {
        tokens.asks().get("/me").then().statusCode(200);
        revoke(tokens.refresh()).then().statusCode(200).body(emptyString());
        assertEnded(tokens);
    }

    @Test
    void aRefreshTokenThatWasUsedEndsItTooHoweverLongAgo() {
        Tokens later = tokens.refreshed().refreshed();
        clock.advance(Duration.ofMinutes(1));
        revoke(tokens.refresh()).then().statusCode(200);
        assertEnded(later);
    }

    @Test
    void anAccessTokenThatHasExpiredEndsNothing() {
        clock.advance(Duration.ofMinutes(31));
        revoke(tokens.access()).then().statusCode(200).body(emptyString());
        Tokens.refresh(tokens.refresh()).then().statusCode(200);
    }

    @Test
    void aTokenThatEndedItsSessionDoesNoMore() {
        revoke(tokens.access()).then().statusCode(200);
        revoke(tokens.access()).then().statusCode(200);
        revoke(tokens.refresh()).then().statusCode(200).body(emptyString());
    }

    @Test
    void tenAtOnceAllFindTheSessionEnded() throws Exception {
        Together.run(10, () -> {
            revoke(tokens.refresh()).then().statusCode(200);
            return tokens.asks().get("/me").then().spec(problem(401, "invalid-token"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "a.b.c", "lkr1.a.b.c", "eyJhbGciOiJub25lIn0.e30.", "\u00fc.\u00fc.\u00fc"})
    void whateverElseIsSentTheAnswerIsTheSame(String text) {
        revoke(text).then().statusCode(200).body(emptyString());
    }

    @Test
    void howeverLongItIs() {
        revoke("a".repeat(60_000)).then().statusCode(200).body(emptyString());
        revoke("W1tb".repeat(15_000) + ".e30.").then().statusCode(200).body(emptyString()); // [[[ and so on
    }

    @Test
    void aTokenThatWasTamperedWithEndsNothing() {
        revoke(tampered(tokens.access())).then().statusCode(200);
        revoke(tampered(tokens.refresh())).then().statusCode(200);
        tokens.asks().get("/me").then().statusCode(200);
    }

    private static String tampered(String token) {
        int middle = token.length() / 2;
        char other = token.charAt(middle) == 'A' ? 'B' : 'A';
        return token.substring(0, middle) + other + token.substring(middle + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token", "unheard_of"})
    void aFormIsUnderstoodAndItsHintIsOnlyOne(String hint) {
        given().contentType(ContentType.URLENC)
                .formParams(Map.of("token", tokens.refresh(), "token_type_hint", hint))
                .post("/oauth2/revoke")
                .then()
                .statusCode(200);
        assertEnded(tokens);
    }

    @Test
    void aTokenIsRequired() {
        given().contentType(ContentType.JSON)
                .body(Map.of("token_type_hint", "access_token"))
                .post("/oauth2/revoke")
                .then()
                .spec(violations("token"));
        given().contentType(ContentType.URLENC)
                .formParam("token_type_hint", "access_token")
                .post("/oauth2/revoke")
                .then()
                .spec(violations("token"));
    }

    private static void assertEnded(Tokens ended) {
        ended.asks().get("/me").then().spec(problem(401, "invalid-token"));
        Tokens.refresh(ended.refresh()).then().spec(problem(401, "invalid-refresh-token"));
    }
}
