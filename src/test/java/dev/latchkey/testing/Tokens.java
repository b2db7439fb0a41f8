package dev.latchkey.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** The pair that a login or a refresh answers. */
public record Tokens(String access, String refresh) {
    /** Those of a successful answer. */
    public static Tokens of(Response answer) {
        answer.then().statusCode(200);
        return new Tokens(Members.of(answer, "access_token"), Members.of(answer, "refresh_token"));
    }

    /** Those of a new session of this user. */
    public static Tokens of(TestUser user) {
        return of(user.login());
    }

    /** The answer to a refresh with this token. */
    public static Response refresh(String token) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("refresh_token", token))
                .post("/refresh");
    }

    /** The next pair. */
    public Tokens refreshed() {
        return of(refresh(refresh));
    }

    /** A request with the access token. */
    public RequestSpecification asks() {
        return given().auth().oauth2(access).contentType(ContentType.JSON);
    }
}
