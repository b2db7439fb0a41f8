package dev.latchkey.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SecurityHeadersTest {
    private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/accounts",
                "/accounts/login",
                "/accounts/nothing",
                "/problems",
                "/problems/nothing",
                "/nothing",
                "/assets/nothing.css",
                "/me",
                "/.well-known/jwks.json",
                "/test/failures/runtime",
                "/test/failures/route",
                "/test/failures/pool"
            })
    void standOnEveryAnswer(String path) {
        assertHeaders(given().redirects().follow(false).get(path));
        assertHeaders(given().redirects().follow(false).accept(HTML).get(path));
    }

    private static void assertHeaders(Response answer) {
        answer.then()
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "same-origin")
                .header("Strict-Transport-Security", blankOrNullString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/swagger-ui/", "/q/openapi", "/q/health", "/q/metrics", "/q/nothing"})
    void standOnTheToolsToo(String path) {
        given().get(path)
                .then()
                .header("Content-Security-Policy", "frame-ancestors 'self'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin");
    }

    @Test
    void keepBrowsersToHttpsWhereTheyCameByIt() {
        given().header("X-Forwarded-Proto", "https")
                .get("/nothing")
                .then()
                .header("Strict-Transport-Security", "max-age=31536000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/accounts",
                "/accounts/data",
                "/accounts/login",
                "/accounts/logout",
                "/problems",
                "/accounts/nothing"
            })
    void letNoCacheKeepAPage(String path) {
        Visitor visitor = Visitor.of(TestUser.admin());
        visitor.open(path).then().header("Cache-Control", "no-store");
        Visitor.unknown().open(path).then().header("Cache-Control", "no-store");
        visitor.asks().accept(HTML).get("/nothing").then().header("Cache-Control", "no-store");
    }

    @Test
    void letBrowsersKeepAssetsForGood() {
        Matcher assets = ASSET.matcher(given().accept(HTML).get("/").asString());
        int count = 0;
        while (assets.find()) {
            count++;
            Response plain = given().header("Accept-Encoding", "identity").get(assets.group(1));
            plain.then().statusCode(200).header("Cache-Control", "public, max-age=31536000, immutable");
            plain.then().header("Content-Encoding", blankOrNullString());
            assertTrue(plain.contentType()
                    .matches("text/(css|javascript);charset=UTF-8|image/svg\\+xml(;charset=UTF-8)?"));
            given().header("Accept-Encoding", "gzip, deflate, br")
                    .get(assets.group(1))
                    .then()
                    .statusCode(200)
                    .header("Content-Encoding", "gzip")
                    .header("Vary", "Accept-Encoding")
                    .body(equalTo(plain.asString()));
        }
        assertTrue(count >= 3, "a stylesheet, a script and a picture");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/", "/assets/latchkey.css", "/assets/..%2fapplication.properties", "/assets/%00"})
    void thereIsNoOtherAsset(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(404);
    }

    @Test
    void noPageHasAScriptOrAStyleInIt() {
        Visitor visitor = Visitor.of(TestUser.admin());
        for (String path :
                new String[] {"/", "/accounts", "/accounts/login", "/accounts/signup", "/problems", "/nothing"}) {
            String page = visitor.open(path).asString();
            assertTrue(page.startsWith("<!DOCTYPE html>"), path);
            assertTrue(
                    !page.contains("<style") && !page.contains("style=") && !page.matches("(?s).*\\son\\w+=.*"), path);
            assertTrue(!page.matches("(?s).*<script(?! src=\"/assets/).*"), path);
        }
    }
}
