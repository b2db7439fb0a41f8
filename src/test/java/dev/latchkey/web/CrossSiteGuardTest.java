package dev.latchkey.web;

import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.Problems;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Visitor;
import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URL;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No other site can make a visitor's browser do anything here. */
@QuarkusTest
class CrossSiteGuardTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @TestHTTPResource
    URL url;

    private TestUser user;
    private Visitor visitor;

    @BeforeEach
    void logIn() {
        user = TestUser.registered();
        visitor = Visitor.of(user);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "", "CROSS-SITE", "nonsense", "cross-site,same-origin"})
    void refusesWhatBrowsersSayIsAnothers(String site) {
        assertEquals(403, logInWith("Sec-Fetch-Site", site).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void takesWhatBrowsersSayIsOurs(String site) {
        assertEquals(303, logInWith("Sec-Fetch-Site", site).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test",
                "null",
                "",
                "http://localhost",
                "http://localhost:1",
                "http://localhost.evil.test",
                "http://[bad",
                "localhost",
                "http://",
                "file://"
            })
    void refusesOtherOriginsOfBrowsersThatSayNoMore(String origin) {
        assertEquals(403, logInWith("Origin", origin).statusCode());
    }

    @Test
    void refusesAnotherPortAndAUserInAnOrigin() {
        assertEquals(
                403,
                logInWith("Origin", "http://localhost:" + (url.getPort() - 1)).statusCode());
        assertEquals(
                403, logInWith("Origin", "http://x@localhost:" + url.getPort()).statusCode());
    }

    @Test
    void takesItsOwnOriginAndWhatIsNoBrowser() {
        assertEquals(
                303, logInWith("Origin", "http://localhost:" + url.getPort()).statusCode());
        assertEquals(303, logInWith("X-Nothing", "x").statusCode());
    }

    @Test
    void tellsAPersonWithAPageAndAProgramWithAProblem() {
        Map<String, String> headers = Map.of("Sec-Fetch-Site", "cross-site");
        visitor.asks()
                .headers(headers)
                .post("/accounts/logout")
                .then()
                .statusCode(403)
                .contentType("text/html;charset=UTF-8")
                .header("Cache-Control", "no-store")
                .body(containsString("Nothing was changed."));
        visitor.asks()
                .accept("*/*")
                .headers(headers)
                .post("/accounts/logout")
                .then()
                .spec(Problems.problem(403, "cross-site-request"));
    }

    @Test
    void guardsEveryForm() {
        Set<String> forms = forms();
        assertTrue(forms.contains("/accounts/password"), forms::toString);
        for (String path : forms) {
            visitor.asks()
                    .contentType(FORM)
                    .header("Origin", "https://evil.test")
                    .formParams(Map.of("password", user.password(), "name", "Eve"))
                    .post(path.replaceAll("\\{[^/]*}", visitor.sessionId().toString()))
                    .then()
                    .statusCode(403)
                    .header("Set-Cookie", blankOrNullString())
                    .body(containsString("Stopped for your safety"));
        }
        assertTrue(visitor.isLoggedIn());
        visitor.open("/").then().body(containsString("Hi Ada Lovelace!"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/accounts;x/login",
                "/accounts;/login",
                "/accounts/login;x",
                "//accounts/login",
                "/accounts//login",
                "/accounts/./login",
                "/%61ccounts/login",
                "/accounts/login/",
                "/x/../accounts/login",
                "/x/%2e%2e/accounts;a=b;c/login?next=/"
            })
    void isNotPassedByWritingThePathOtherwise(String target) throws IOException {
        Wire.Answer answer = post(target, "Origin: https://evil.test");
        assertEquals(403, answer.status(), answer.body());
        assertEquals("", answer.header("Set-Cookie"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/accounts%2flogin",
                "/accounts%3b/login",
                "/ACCOUNTS/login",
                "/accounts/%6cogin%2f",
                "/;/x",
                "/;/accounts/login",
                "/;x/accounts/login",
                "/.;x/accounts/login",
                "/x/..;/accounts/login",
                "/%3Bx/accounts/login",
                "/accounts%3Bx/login"
            })
    void standsWhereverTheRouterFindsAPage(String target) throws IOException {
        Wire.Answer answer = post(target, "Origin: https://evil.test");
        assertTrue(Set.of(403, 404, 405).contains(answer.status()), answer::body);
        assertEquals("", answer.header("Set-Cookie"));
    }

    @Test
    void knowsNobodyByACookieThatAnotherSiteMadeTheBrowserSend() {
        visitor.asks().header("Sec-Fetch-Site", "cross-site").post("/accounts/logout");
        assertTrue(visitor.isLoggedIn(), "it was not ended");
        Response opened = visitor.asks().header("Sec-Fetch-Site", "cross-site").get("/");
        assertTrue(opened.asString().contains("<h1>Hi "), "a link from elsewhere only opens a page");
    }

    @Test
    void leavesTheApiToItsTokens() {
        user.asks()
                .header("Origin", "https://app.example.org")
                .header("Sec-Fetch-Site", "cross-site")
                .patch("/me")
                .then()
                .statusCode(400);
        assertFalse(user.asks().get("/me").path("name").equals("Eve"));
    }

    private static Set<String> forms() {
        Set<String> forms = new TreeSet<>();
        var classes = ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers();
        RuntimeResourceVisitor.visitRuntimeResources("", classes, new RuntimeResourceVisitor() {
            @Override
            public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
                if (method.equals("POST") && path.matches("/(accounts|admin|problems)(/.*)?")) {
                    forms.add(path);
                }
            }
        });
        return forms;
    }

    private Response logInWith(String header, String value) {
        Response answer = Visitor.unknown()
                .asks()
                .header(header, value)
                .contentType(FORM)
                .formParams(Map.of("email", user.email(), "password", user.password()))
                .post("/accounts/login");
        assertEquals(answer.statusCode() == 303, answer.getCookie(Visitor.COOKIE) != null);
        return answer;
    }

    private Wire.Answer post(String target, String header) throws IOException {
        String body = "email=" + user.email() + "&password=" + user.password().replace(' ', '+');
        return Wire.request(url.getPort(), "POST", target, body, "Content-Type: " + FORM, header);
    }
}
