package dev.latchkey.account;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody calls himself, or his browser, is text wherever it is shown. */
@QuarkusTest
class HostileNameTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>x()</script>",
                "\"><img src=x onerror=x()>",
                "' autofocus onfocus='x()",
                "{inject:site.stylesheet}",
                "{#eval '1'}{/eval}{msg:logIn}",
                "{msg:hi('x')}{}{{x}}",
                "&lt;b&gt;&amp;",
                "</textarea></title><svg/onload=x()>"
            })
    void isShownAsItIs(String name) {
        TestUser user = TestUser.registered();
        user.sends(Map.of("name", name)).patch("/me").then().statusCode(200);
        Visitor visitor = Visitor.of(user);
        assertEquals("Hi " + name + "!", visitor.open("/").htmlPath().getString("**.find {it.name() == 'h1'}"));
        String shown = visitor.open("/accounts")
                .then()
                .statusCode(200)
                .extract()
                .htmlPath()
                .getString("**.find {it.@id == 'name'}.@value");
        assertEquals(name, shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>x()</script>", "\"><svg onload=x()>", "{inject:site.name}", "Firefox/<b>1"})
    void evenWhereABrowserSaysIt(String userAgent) {
        TestUser user = TestUser.registered();
        Visitor visitor = Visitor.unknown();
        visitor.asks()
                .header("User-Agent", userAgent)
                .contentType(FORM)
                .formParams(Map.of("email", user.email(), "password", user.password()))
                .post("/accounts/login");
        Visitor.of(user)
                .open("/accounts")
                .then()
                .statusCode(200)
                .body(not(containsString("<svg on")))
                .body(not(containsString("<b>1")))
                .body(not(containsString("x()")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"><script>x()</script>", "{inject:site.stylesheet}", "<b>@example.org"})
    void evenInAFormThatComesBack(String text) {
        for (String path : new String[] {"/accounts/signup", "/accounts/login"}) {
            String shown = Visitor.unknown()
                    .send(path, Map.of("email", text, "name", text, "password", ""))
                    .then()
                    .statusCode(400)
                    .extract()
                    .htmlPath()
                    .getString("**.find {it.@id == 'email'}.@value");
            assertEquals(text, shown, path);
        }
    }
}
