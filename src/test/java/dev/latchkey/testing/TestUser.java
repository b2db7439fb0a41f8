package dev.latchkey.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody with an account, and logged in.
 *
 * @param token an access token of the session that was started last
 */
public record TestUser(String id, String email, String password, String token) {
    private static final String PASSWORD = "correct horse battery staple";

    /** A new account that no other test has. */
    public static TestUser registered() {
        String email = uniqueEmail();
        Response registered = register(email).then().statusCode(201).extract().response();
        return new TestUser(Members.of(registered, "id"), email, PASSWORD, "").loggedIn();
    }

    /** The administrator that every test has. */
    public static TestUser admin() {
        TestUser admin = new TestUser("", TestSettings.ADMIN_EMAIL, TestSettings.ADMIN_PASSWORD, "").loggedIn();
        return new TestUser(subject(admin.token), admin.email, admin.password, admin.token);
    }

    private static String subject(String token) {
        byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return new JsonObject(Buffer.buffer(claims)).getString("sub");
    }

    /** A new account that may administer. */
    public static TestUser newAdmin() {
        TestUser user = registered();
        admin().sends(Map.of("roles", List.of("user", "admin")))
                .patch("/users/" + user.id)
                .then()
                .statusCode(200);
        return user;
    }

    /** An email address that no other test has. */
    public static String uniqueEmail() {
        return "Ada-" + UUID.randomUUID() + "@Example.org";
    }

    /** The answer to a registration of this address. */
    public static Response register(String email) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", PASSWORD, "name", "Ada Lovelace"))
                .post("/register");
    }

    /** The same user in a new session. */
    public TestUser loggedIn() {
        Response answer = login().then().statusCode(200).extract().response();
        return new TestUser(id, email, password, Members.of(answer, "access_token"));
    }

    /** The answer to a login. */
    public Response login() {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/login");
    }

    /** A request of this user's, with the access token and, if it has a body, a JSON one. */
    public RequestSpecification asks() {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** The same, with this body. */
    public RequestSpecification sends(Map<String, ?> body) {
        return asks().body(body);
    }
}
