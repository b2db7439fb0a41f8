package dev.latchkey.admin;

import static io.restassured.RestAssured.given;

import dev.latchkey.testing.TestUser;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Somebody who administers with a browser.
 *
 * @param user who it is, and their access token of another session
 * @param cookie what the browser keeps of its session
 */
record Administrator(TestUser user, String cookie) {
    private static final Pattern USER = Pattern.compile("href=\"/admin/users/([0-9a-f-]{36})\"");
    private static final Pattern SESSION_END = Pattern.compile("href=\"(/admin/users/[^\"]+/sessions/[^\"]+/end)\"");

    static Administrator loggedIn(TestUser user) {
        return new Administrator(user, login(user, "Test"));
    }

    /** The cookie that a browser of this name gets. */
    static String login(TestUser user, String userAgent) {
        return given().redirects()
                .follow(false)
                .header("User-Agent", userAgent)
                .formParams(Map.of("email", user.email(), "password", user.password()))
                .post("/accounts/login")
                .then()
                .statusCode(303)
                .extract()
                .cookie("latchkey");
    }

    /** The path of the page about this user. */
    static String page(TestUser user) {
        return "/admin/users/" + user.id();
    }

    /** The ids of the users that the page links, in their order. */
    static List<String> users(Response page) {
        return all(USER, page);
    }

    /** The paths of the pages where the sessions that the page lists can be ended, in their order. */
    static List<String> sessionEnds(Response page) {
        return all(SESSION_END, page);
    }

    RequestSpecification browses() {
        return given().redirects().follow(false).header("Accept", "text/html").cookie("latchkey", cookie);
    }

    Response opens(String path) {
        return browses().get(path);
    }

    /** A page, which has to be there. */
    String reads(String path) {
        return opens(path).then().statusCode(200).extract().asString();
    }

    /** Says yes on the page at this path. */
    Response confirms(String path) {
        return browses().post(path);
    }

    private static List<String> all(Pattern pattern, Response page) {
        return pattern.matcher(page.asString())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
