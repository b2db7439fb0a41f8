package dev.latchkey.token;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.startsWith;

import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bearer token counts in the {@code Authorization} header, and nowhere else (RFC 9700, section 4.3.2). */
@QuarkusTest
class TokenPlaceTest {
    private TestUser user;

    @BeforeEach
    void register() {
        user = TestUser.registered();
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "token", "jwt", "bearer", "Authorization"})
    void inAQueryItIsNone(String name) {
        given().queryParam(name, user.token()).get("/me").then().statusCode(401);
        given().queryParam(name, "Bearer " + user.token()).get("/me").then().statusCode(401);
        given().queryParam(name, user.token())
                .redirects()
                .follow(false)
                .get("/accounts")
                .then()
                .statusCode(303)
                .header("Location", startsWith("/accounts/login"));
    }

    @Test
    void inAFormItIsNone() {
        given().contentType(ContentType.URLENC)
                .formParam("access_token", user.token())
                .post("/logout")
                .then()
                .statusCode(401);
        user.asks().get("/me").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"latchkey", "__Host-latchkey", "Bearer", "access_token", "Authorization"})
    void inACookieItIsNone(String name) {
        given().cookie(name, user.token()).get("/me").then().statusCode(401);
    }
}
