package dev.latchkey.account;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignUpPageTest {
    private static final String PATH = "/accounts/signup";
    private static final String PASSWORD = "s3cret s3cret";
    private static final Pattern FOCUS = Pattern.compile("<input id=\"(\\w+)\"[^>]*\\sautofocus");

    private final Visitor visitor = Visitor.unknown();

    @Test
    void leadsToTheLoginPage() {
        TestUser ada = new TestUser("", TestUser.uniqueEmail(), PASSWORD, "");
        visitor.send(PATH, Map.of("name", "Ada", "email", ada.email(), "password", PASSWORD))
                .then()
                .statusCode(303)
                .header("Location", "/accounts/login?notice=signed-up")
                .body(equalTo(""));
        ada.login().then().statusCode(200);
    }

    @Test
    void tellsPasswordManagersWhatItsFieldsAre() {
        String page = visitor.open(PATH).then().statusCode(200).extract().asString();
        for (String purpose : List.of("name", "username", "new-password")) {
            assertEquals(2, page.split("autocomplete=\"" + purpose + "\"", -1).length, purpose);
        }
    }

    @Test
    void comesBackWithWhatWasTypedButForThePassword() {
        visitor.send(PATH, Map.of("name", "Ada", "email", "nobody", "password", PASSWORD))
                .then()
                .statusCode(400)
                .contentType("text/html;charset=UTF-8")
                .body("**.find {it.@id == 'name'}.@value", equalTo("Ada"))
                .body("**.find {it.@id == 'email'}.@value", equalTo("nobody"))
                .body("**.find {it.@id == 'email'}.@aria-invalid", equalTo("true"))
                .body("**.find {it.@id == 'email'}.@aria-describedby", equalTo("email-error"))
                .body(not(containsString(PASSWORD)));
    }

    @Test
    void putsTheCursorWhereTheFirstMistakeIs() {
        assertEquals(List.of("name"), focused(Map.of("name", "", "email", "nobody", "password", "x")));
        assertEquals(List.of("email"), focused(Map.of("name", "Ada", "email", "nobody", "password", "x")));
        assertEquals(List.of("password"), focused(Map.of("name", "Ada", "email", "a@example.org", "password", "x")));
    }

    @Test
    void saysThatAnAddressIsTaken() {
        TestUser ada = TestUser.registered();
        Response answer = visitor.send(PATH, Map.of("name", "Ada", "email", ada.email(), "password", PASSWORD));
        answer.then().statusCode(409).body(not(containsString(PASSWORD)));
        answer.then().body("**.find {it.@id == 'email-error'}", containsString("There is an account"));
    }

    private List<String> focused(Map<String, String> form) {
        String page = visitor.send(PATH, form).asString();
        return FOCUS.matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
