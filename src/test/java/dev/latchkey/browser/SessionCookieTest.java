package dev.latchkey.browser;

import static dev.latchkey.testing.Problems.problem;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Tokens;
import dev.latchkey.testing.Visitor;
import dev.latchkey.web.Wire;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SessionCookieTest {
    private static final String HOST_COOKIE = "__Host-latchkey";

    @TestHTTPResource
    URL url;

    private TestUser user;
    private Visitor visitor;

    @BeforeEach
    void logIn() {
        user = TestUser.registered();
        visitor = Visitor.of(user);
    }

    @Test
    void isForNoScriptAndNoOtherSite() {
        assertEquals(Set.of("httponly", "path=/", "samesite=lax"), attributes(logIn(visitor.asks()), Visitor.COOKIE));
    }

    @Test
    void isForThisHostAloneOverHttps() {
        Response answer = logIn(overHttps());
        assertEquals(Set.of("httponly", "path=/", "samesite=lax", "secure"), attributes(answer, HOST_COOKIE));
        String cookie = answer.getCookie(HOST_COOKIE);
        assertTrue(isGreeted(overHttps().cookie(HOST_COOKIE, cookie)));
        assertFalse(isGreeted(overHttps().cookie(Visitor.COOKIE, cookie)), "what http sets is not for https");
        assertFalse(isGreeted(Visitor.unknown().asks().cookie(HOST_COOKIE, cookie)));
    }

    /** Browsers let a sibling domain set cookies with such names for this one: {@code __Host-} has to come first to count. */
    @ParameterizedTest
    @ValueSource(strings = {",", ", ", ",,", ";,", "\"", "$Version=1,", "\u2000", "\u00a0", "x=", "=", "_"})
    void isNoneWithAnythingBeforeItsName(String before) throws IOException {
        assertFalse(isGreeted(before + Visitor.COOKIE + "=" + visitor.cookie()));
        assertTrue(isGreeted(before + Visitor.COOKIE + "=x; " + Visitor.COOKIE + "=" + visitor.cookie()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x=1; ", "x=1;", "x; ", "; ", "\t", "x=1\r\nCookie: ", "x=\"; "})
    void isFoundAmongOthers(String before) throws IOException {
        assertTrue(isGreeted(before + Visitor.COOKIE + "=" + visitor.cookie()));
        assertTrue(isGreeted(before + Visitor.COOKIE + "=" + visitor.cookie() + "; y=2"));
    }

    @Test
    void isTakenAwayUnderTheNameThatItHas() {
        Response answer = overHttps().post("/accounts/logout");
        assertEquals("", answer.getCookie(HOST_COOKIE));
        assertTrue(answer.header("Set-Cookie").contains("Max-Age=0"));
    }

    @Test
    void livesAsLongAsTheSessionWhereNobodyUsesIt() {
        long life = logIn(visitor.asks()).getDetailedCookie(Visitor.COOKIE).getMaxAge();
        assertTrue(Math.abs(Duration.ofDays(14).toSeconds() - life) < 60, life + " s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "lkb1...", "lkb1.a.b.c", "%00", "null", "{}", "0", "\"\"", "=", "lkb1"})
    void isNobodysWhereItIsNoneOfOurs(String value) throws IOException {
        Wire.Answer answer = Wire.get(url.getPort(), "/", "Accept: text/html", "Cookie: latchkey=" + value);
        assertEquals(200, answer.status());
        assertTrue(answer.body().contains("You are not logged in."));
    }

    @Test
    void isNobodysWhereALetterOfItIsAnother() {
        String cookie = visitor.cookie();
        for (int i = 0; i < cookie.length() - 1; i += 7) {
            String other = cookie.substring(0, i) + (cookie.charAt(i) == 'A' ? 'B' : 'A') + cookie.substring(i + 1);
            assertFalse(Visitor.withCookie(other).isLoggedIn(), other);
        }
        assertFalse(Visitor.withCookie(cookie.substring(0, cookie.length() - 1)).isLoggedIn());
        assertFalse(Visitor.withCookie(cookie + "A").isLoggedIn());
        assertTrue(visitor.isLoggedIn());
    }

    @Test
    void isNoTokenAndNoTokenIsOne() {
        Tokens.refresh(visitor.cookie()).then().spec(problem(401, "invalid-refresh-token"));
        Visitor.unknown()
                .asks()
                .auth()
                .oauth2(visitor.cookie())
                .get("/me")
                .then()
                .spec(problem(401, "invalid-token"));
        Tokens tokens = Tokens.of(user);
        assertFalse(Visitor.withCookie(tokens.refresh()).isLoggedIn());
        assertFalse(Visitor.withCookie(tokens.access()).isLoggedIn());
        assertFalse(Visitor.withCookie(tokens.refresh().replace("lkr1", "lkb1")).isLoggedIn());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/me",
                "//me",
                "/./me",
                "/%6de",
                "/me/",
                "/me/sessions",
                "/me/data",
                "/users",
                "/keys/rotation",
                "/accounts/../me",
                "/accounts/%2e%2e/me",
                "/accounts/x/../../me",
                "/admin/%2e%2e/users",
                "/accounts;/../me",
                "/problems/../me?/accounts",
            })
    void countsForNothingAtTheApi(String target) throws IOException {
        Visitor root = Visitor.of(TestUser.admin());
        Wire.Answer answer = Wire.get(url.getPort(), target, "Cookie: latchkey=" + root.cookie());
        assertEquals(401, answer.status(), answer.body());
        assertEquals("application/problem+json", answer.header("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/accounts/..;/me",
                "/accounts;/..;/me",
                "/accounts/..%2fme",
                "/accounts%2f..%2fme",
                "/;/me",
                "/me;/accounts",
                "/admin/%2e%2e%2fusers"
            })
    void leadsNowhereElse(String target) throws IOException {
        Visitor root = Visitor.of(TestUser.admin());
        assertEquals(
                404,
                Wire.get(url.getPort(), target, "Cookie: latchkey=" + root.cookie())
                        .status());
    }

    @Test
    void deletesNobodyAtTheApi() {
        visitor.asks().delete("/me").then().spec(problem(401, "authentication-required"));
        assertTrue(visitor.isLoggedIn());
    }

    @Test
    void isOfASessionLikeAnyOther() {
        String id = visitor.sessionId().toString();
        user.asks().get("/me/sessions").then().body("items.id", hasItem(id));
        user.asks().delete("/me/sessions/" + id).then().statusCode(204);
        assertFalse(visitor.isLoggedIn());
        visitor.open("/accounts").then().statusCode(303);
    }

    @Test
    void isNobodysOnceTheUserIsDisabled() {
        TestUser.admin()
                .sends(Map.of("enabled", false))
                .patch("/users/" + user.id())
                .then()
                .statusCode(200);
        assertFalse(visitor.isLoggedIn());
    }

    @Test
    void isNobodysOnceTheUserIsDeleted() {
        TestUser.admin().asks().delete("/users/" + user.id()).then().statusCode(204);
        assertFalse(visitor.isLoggedIn());
        visitor.open("/accounts").then().statusCode(303);
    }

    private Response logIn(RequestSpecification request) {
        return request.contentType("application/x-www-form-urlencoded")
                .formParams(Map.of("email", user.email(), "password", user.password()))
                .post("/accounts/login");
    }

    private static RequestSpecification overHttps() {
        return Visitor.unknown().asks().header("X-Forwarded-Proto", "https");
    }

    private static boolean isGreeted(RequestSpecification request) {
        return request.get("/").asString().contains("<h1>Hi ");
    }

    private boolean isGreeted(String cookies) throws IOException {
        return Wire.get(url.getPort(), "/", "Cookie: " + cookies).body().contains("<h1>Hi ");
    }

    /** But for how long it lives. */
    private static Set<String> attributes(Response answer, String name) {
        String set = answer.headers().getValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .findFirst()
                .orElseThrow();
        List<String> parts = List.of(set.toLowerCase(Locale.ROOT).split("; ", -1));
        Set<String> attributes = new TreeSet<>(parts.subList(1, parts.size()));
        attributes.removeIf(attribute -> attribute.startsWith("max-age=") || attribute.startsWith("expires="));
        return attributes;
    }
}
