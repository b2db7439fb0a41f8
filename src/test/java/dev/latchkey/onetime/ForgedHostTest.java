package dev.latchkey.onetime;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.Letter;
import dev.latchkey.testing.Mailbox;
import dev.latchkey.testing.MailedLinks;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever host a request says it is for, links lead to where the operator says. */
@QuarkusTest
class ForgedHostTest {
    private static final String OURS = "http://login.latchkey.test/accounts/";

    @Inject
    Mailbox mailbox;

    @Inject
    MailedLinks links;

    @Inject
    LinkRounds rounds;

    private TestUser user;
    private String other;

    @BeforeEach
    void register() {
        user = TestUser.registered();
        links.forget(user.email());
        other = TestUser.uniqueEmail();
    }

    @Test
    void aReset() {
        assertOurs(user.email(), request -> request.body(Map.of("email", user.email()))
                .post("/password-reset"));
    }

    @Test
    void aLoginLink() {
        assertOurs(user.email(), request -> request.body(Map.of("email", user.email()))
                .post("/login/link"));
    }

    @Test
    void aVerification() {
        assertOurs(user.email(), request -> request.auth().oauth2(user.token()).post("/verification"));
    }

    @Test
    void aRegistration() {
        assertOurs(other, request -> request.body(Map.of("email", other, "password", user.password(), "name", "Ada"))
                .post("/register"));
    }

    @Test
    void aChangeOfAddress() {
        assertOurs(other, request -> request.auth()
                .oauth2(user.token())
                .body(Map.of("email", other, "password", user.password()))
                .put("/me/email"));
        assertOurs(mailbox.takeAll(user.email()));
    }

    private void assertOurs(String reader, Function<RequestSpecification, Response> request) {
        Stream.of("Host", "X-Forwarded-Host").forEach(header -> {
            RequestSpecification forged = given().contentType(ContentType.JSON)
                    .header(header, "evil.example")
                    .header("Forwarded", "for=198.51.100.7;host=evil.example;proto=https");
            int status = request.apply(forged).statusCode();
            assertTrue(status < 300 || status == 409, "it is taken by then: " + status);
        });
        rounds.answer();
        assertOurs(mailbox.takeAll(reader));
    }

    private static void assertOurs(List<Letter> letters) {
        assertFalse(letters.isEmpty());
        for (Letter letter : letters) {
            assertTrue(letter.link().startsWith(OURS), letter::subject);
            assertEquals(
                    List.of(),
                    Letter.links(letter.html()).stream()
                            .filter(link -> !link.startsWith(OURS))
                            .toList());
        }
    }
}
