package dev.latchkey.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SecurityHeadersTest {
    private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

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
                .header("Cross-Origin-Resource-Policy", "same-origin")
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
