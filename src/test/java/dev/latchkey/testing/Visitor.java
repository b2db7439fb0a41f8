package dev.latchkey.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** A browser, as far as HTTP goes: it keeps its cookie, sends forms, and goes nowhere by itself. */
public final class Visitor {
    public static final String COOKIE = "latchkey";

    private String cookie;

    private Visitor(String cookie) {
        this.cookie = cookie;
    }

    /** One that nobody has used yet. */
    public static Visitor unknown() {
        return new Visitor("");
    }

    /** One that holds a cookie of this value, wherever it has it from. */
    public static Visitor withCookie(String value) {
        return new Visitor(value);
    }

    /** One that this user has just logged in with. */
    public static Visitor of(TestUser user) {
        Visitor visitor = unknown();
        visitor.logIn(user).then().statusCode(303);
        return visitor;
    }

    public String cookie() {
        return cookie;
    }

    public Response logIn(TestUser user) {
        return send("/accounts/login", Map.of("email", user.email(), "password", user.password()));
    }

    /** The answer to a page's request. */
    public Response open(String path) {
        return keep(asks().get(path));
    }

    /** The answer to a form. */
    public Response send(String path, Map<String, ?> form) {
        return keep(asks().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .post(path));
    }

    /** Whether the front page greets somebody. */
    public boolean isLoggedIn() {
        return open("/").then().statusCode(200).extract().asString().contains("<h1>Hi ");
    }

    /** The id in the cookie's session, as {@code /me/sessions} has it. */
    public UUID sessionId() {
        byte[] content = Base64.getUrlDecoder().decode(cookie.split("\\.", -1)[2]);
        ByteBuffer bytes = ByteBuffer.wrap(content);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** A request with what a browser sends anyway. */
    public RequestSpecification asks() {
        RequestSpecification request = given().redirects().follow(false).accept("text/html,*/*;q=0.8");
        return cookie.isEmpty() ? request : request.cookie(COOKIE, cookie);
    }

    private Response keep(Response response) {
        if (response.getCookie(COOKIE) != null) {
            cookie = response.getCookie(COOKIE);
        }
        return response;
    }
}
