package dev.latchkey.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a login leads: where the visitor wanted to go, but never away from here. */
@QuarkusTest
class NextPageTest {
    private static final String PATH = "/accounts/login";
    private static final URI HERE = URI.create("https://login.example.org/accounts/login");

    private final Visitor visitor = Visitor.unknown();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.test",
                "///evil.test",
                "/\\evil.test",
                "\\\\evil.test",
                "\\/evil.test",
                "https:evil.test",
                "https://evil.test",
                "HTTPS://evil.test",
                "javascript:alert(1)",
                "data:text/html,x",
                "/\t/evil.test",
                "/\n/evil.test",
                "/ /evil.test",
                "\t//evil.test",
                " //evil.test",
                "",
                "evil",
                "@evil.test",
                "?x",
                "/a\r\nX-Evil: 1",
                "/\u0000",
                "/\u007f",
                "/ä",
                "/a\\b",
                "/\u2215evil.test",
                "{inject:site.name}"
            })
    void isHomeForWhatIsNoPathOfOurs(String next) {
        assertEquals("/", hidden(next));
        Response answer = logIn(next);
        assertEquals("/", answer.header("Location"));
        assertNull(answer.header("X-Evil"));
    }

    @Test
    void isHomeForWhatIsTooLong() {
        assertEquals("/", logIn("/" + "a".repeat(600)).header("Location"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/accounts",
                "/accounts?after=x&y=%C3%A4#sessions",
                "/%09/evil.test",
                "/%2f%2fevil.test",
                "/%5cevil.test",
                "/%0d%0aX-Evil:%201",
                "/.//evil.test",
                "/..//evil.test",
                "/@evil.test",
                "/;//evil.test",
                "/accounts/login?next=//evil.test"
            })
    void isThePathThatWasWanted(String next) {
        assertEquals(next, hidden(next));
        Response answer = logIn(next);
        assertEquals(next, answer.header("Location"));
        assertNull(answer.header("X-Evil"));
        URI reached = HERE.resolve(next);
        assertEquals("login.example.org", reached.getHost());
        assertTrue(next.matches("/([^/\\\\].*)?"), "browsers see no authority in it either");
    }

    @Test
    void standsInTheFormAsText() {
        String page = visitor.asks()
                .queryParam("next", "/?a=\"><script>1</script>")
                .get(PATH)
                .asString();
        assertTrue(page.contains("value=\"/?a=&quot;&gt;&lt;script&gt;1&lt;/script&gt;\""), page);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /accounts?after=x&y=2, /accounts?after=x&y=2",
        "POST, /accounts/delete, /accounts&notice=nothing-changed",
        "POST, /accounts/sessions/end-others, /accounts&notice=nothing-changed",
        "GET, '/accounts;a=b', '/accounts;a=b'"
    })
    void isRememberedForWhoHasToLogInFirst(String method, String path, String wanted) {
        Response answer = visitor.asks()
                .urlEncodingEnabled(false)
                .contentType("application/x-www-form-urlencoded")
                .request(method, path);
        assertEquals(303, answer.statusCode());
        String query = URI.create(answer.header("Location")).getRawQuery();
        assertEquals(wanted, URLDecoder.decode(query.substring(5), StandardCharsets.UTF_8));
    }

    private String hidden(String next) {
        return visitor.asks()
                .queryParam("next", next)
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .htmlPath()
                .getString("**.find {it.@name == 'next'}.@value");
    }

    private Response logIn(String next) {
        TestUser root = TestUser.admin();
        Response answer = visitor.send(PATH, Map.of("email", root.email(), "password", root.password(), "next", next));
        answer.then().statusCode(303);
        return answer;
    }
}
