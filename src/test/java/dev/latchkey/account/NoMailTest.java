package dev.latchkey.account;

import static dev.latchkey.testing.MailedLinks.post;
import static dev.latchkey.testing.Problems.problem;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.latchkey.testing.NoMail;
import dev.latchkey.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What needs mail is not there, and is spoken of nowhere. */
@QuarkusTest
@TestProfile(NoMail.class)
class NoMailTest {
    @Test
    void nothingIsMailed() {
        TestUser user = TestUser.registered();
        post("/password-reset", Map.of("email", user.email())).then().spec(problem(404, "not-found"));
        post("/login/link", Map.of("email", user.email())).then().spec(problem(404, "not-found"));
        user.asks().post("/verification").then().spec(problem(404, "not-found"));
        user.sends(Map.of("email", TestUser.uniqueEmail(), "password", user.password()))
                .put("/me/email")
                .then()
                .spec(problem(404, "not-found"));
    }

    @Test
    void discoveryDoesNotOfferIt() {
        get("/.well-known/openid-configuration")
                .then()
                .body("$", not(hasKey("password_reset_endpoint")))
                .body("$", not(hasKey("login_link_endpoint")));
    }
}
