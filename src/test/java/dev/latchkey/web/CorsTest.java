package dev.latchkey.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.problem.CannotStart;
import dev.latchkey.testing.TestSettings;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CorsTest {
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    @Test
    void aScriptOfAnAllowedOriginMayLogInAndReadWhatFollows() {
        TestUser user = TestUser.registered();
        from(TestSettings.APP)
                .contentType("application/json")
                .body(Map.of("email", user.email(), "password", user.password()))
                .post("/login")
                .then()
                .statusCode(200)
                .header(ALLOWED, TestSettings.APP)
                .header("Access-Control-Expose-Headers", containsString("Retry-After"))
                .header("Access-Control-Expose-Headers", containsString("ETag"));
        shared(from(TestSettings.APP).auth().oauth2(user.token()).get("/me").then());
    }

    @Test
    void itMayReadRefusalsToo() {
        shared(from(TestSettings.APP).get("/me").then().statusCode(401));
        shared(from(TestSettings.APP).get("/nothing").then().statusCode(404));
        shared(from(TestSettings.APP)
                .body("{")
                .contentType("application/json")
                .post("/login")
                .then()
                .statusCode(400));
    }

    @Test
    void itsPreflightIsAnsweredOnce() {
        preflight(TestSettings.APP, "/posts/0199f2a4-5b7c-7d1e-8f90-a1b2c3d4e5f6")
                .statusCode(204)
                .header(ALLOWED, TestSettings.APP)
                .header("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE")
                .header("Access-Control-Allow-Headers", "Authorization, Content-Type, If-None-Match")
                .header("Access-Control-Max-Age", "600");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://app.latchkey.test",
                "https://app.latchkey.test:8443",
                "https://app.latchkey.test.evil.example",
                "null",
                "*"
            })
    void noOtherOriginIsAllowed(String origin) {
        notShared(from(origin).get("/posts").then().statusCode(200));
        notShared(preflight(origin, "/posts"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/accounts", "/accounts/login", "/admin", "/problems"})
    void pagesAreNotShared(String path) {
        notShared(from(TestSettings.APP).redirects().follow(false).get(path).then());
        notShared(preflight(TestSettings.APP, path));
    }

    @Test
    void cachesTellOriginsApart() {
        assertEquals(true, given().get("/posts").headers().getValues("Vary").contains("Origin"));
        assertEquals(
                true,
                from(TestSettings.APP).get("/posts").headers().getValues("Vary").contains("Origin"));
    }

    @Test
    void aResourceThatHasItsOwnVaryKeepsIt() {
        assertEquals(
                List.of("Accept-Language", "Origin"),
                given().get("/test/varying").headers().getValues("Vary"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://app.example", "http://localhost:3000", "https://app.example:80", "http://[::1]:65535"})
    void whatBrowsersSendIsAnOrigin(String origin) {
        assertEquals(origin, Cors.checked(origin));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "https://*.example",
                "https://app.example/",
                "app.example",
                "https://App.example",
                "https://app.example:443",
                "http://app.example:80",
                "https://app.example:0",
                "https://app.example:08443",
                "https://app.example:65536"
            })
    void whatIsNoOriginStopsTheStart(String origin) {
        assertThrows(CannotStart.class, () -> Cors.checked(origin));
    }

    private static RequestSpecification from(String origin) {
        return given().header("Origin", origin);
    }

    private static ValidatableResponse preflight(String origin, String path) {
        return from(origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .options(path)
                .then();
    }

    private static void shared(ValidatableResponse answer) {
        answer.header(ALLOWED, TestSettings.APP).header("Access-Control-Allow-Credentials", nullValue());
    }

    private static void notShared(ValidatableResponse answer) {
        answer.header(ALLOWED, nullValue()).header("Access-Control-Allow-Methods", nullValue());
    }
}
