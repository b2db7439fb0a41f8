package dev.latchkey.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.web.Wire;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.http.client.HttpClient;
import org.apache.http.util.VersionInfo;

/**
 * Somebody with an account, and logged in.
 *
 * @param token an access token of the session that was started last
 */
public record TestUser(String id, String email, String password, String token) {
    private static final String PASSWORD = "correct horse battery staple";

    /** The same as REST Assured's: all of a test's requests come from one browser. */
    private static final String USER_AGENT =
            VersionInfo.getUserAgent("Apache-HttpClient", "org.apache.http.client", HttpClient.class);

    /** A new account that no other test has. */
    public static TestUser registered() {
        String email = uniqueEmail();
        String id = send("POST", "/register", registration(email), 201).getString("id");
        return new TestUser(id, email, PASSWORD, "").loggedIn();
    }

    /** The administrator that every test has. */
    public static TestUser admin() {
        TestUser admin = new TestUser("", TestSettings.ADMIN_EMAIL, TestSettings.ADMIN_PASSWORD, "").loggedIn();
        return new TestUser(subject(admin.token), admin.email, admin.password, admin.token);
    }

    /** Has the administrator enable or disable them. */
    public void enable(boolean enabled) {
        admin().sends(Map.of("enabled", enabled)).patch("/users/" + id).then().statusCode(200);
    }

    /** Straight on the wire, for most requests of tests are these: REST Assured takes longer to send one than is waited for it. */
    private static JsonObject send(String method, String path, Map<String, ?> body, int expected, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type: application/json", "User-Agent: " + USER_AGENT));
        try {
            Wire.Answer answer = Wire.request(
                    RestAssured.port, method, path, JsonObject.mapFrom(body).encode(), all.toArray(String[]::new));
            assertEquals(expected, answer.status(), answer::body);
            return new JsonObject(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String subject(String token) {
        byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return new JsonObject(Buffer.buffer(claims)).getString("sub");
    }

    /** A new account that may administer. */
    public static TestUser newAdmin() {
        TestUser user = registered();
        Map<String, ?> promotion = Map.of("roles", List.of("user", "admin"));
        var unused = send("PATCH", "/users/" + user.id, promotion, 200, "Authorization: Bearer " + admin().token);
        return user;
    }

    /** An email address that no other test has. */
    public static String uniqueEmail() {
        return "Ada-" + UUID.randomUUID() + "@Example.org";
    }

    /** The answer to a registration of this address. */
    public static Response register(String email) {
        return given().contentType(ContentType.JSON).body(registration(email)).post("/register");
    }

    private static Map<String, ?> registration(String email) {
        return Map.of("email", email, "password", PASSWORD, "name", "Ada Lovelace");
    }

    /** The same user in a new session. */
    public TestUser loggedIn() {
        String token = send("POST", "/login", credentials(), 200).getString("access_token");
        return new TestUser(id, email, password, token);
    }

    /** The answer to a login. */
    public Response login() {
        return given().contentType(ContentType.JSON).body(credentials()).post("/login");
    }

    private Map<String, ?> credentials() {
        return Map.of("email", email, "password", password);
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
