package dev.latchkey.account;

import static dev.latchkey.testing.MailedLinks.post;
import static dev.latchkey.testing.Problems.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.onetime.LinkRounds;
import dev.latchkey.testing.Letter;
import dev.latchkey.testing.Mailbox;
import dev.latchkey.testing.Patience;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import dev.latchkey.testing.VerificationRequired;
import dev.latchkey.testing.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(VerificationRequired.class)
class RequiredVerificationTest {
    private static final String PASSWORD = "correct horse battery staple";

    @Inject
    Mailbox mailbox;

    @Inject
    LinkRounds rounds;

    private String email;

    @BeforeEach
    void chooseAnAddress() {
        email = TestUser.uniqueEmail();
    }

    @Test
    void anAddressThatMailDoesNotReachIsNamedAndWhy() {
        TestUser.register("grüße." + email)
                .then()
                .spec(problem(400, "invalid-request"))
                .body("violations.message", hasItem("must have nothing but ASCII before the @"));
    }

    @Test
    void whoRegistersLogsInOnceTheirAddressIsVerified() {
        TestUser.register(email).then().statusCode(202);
        rounds.answer();
        post("/verification/confirm", Map.of("token", mailbox.take(email).token()))
                .then()
                .statusCode(204);
        String token = login().then().statusCode(200).extract().path("access_token");
        new TestUser("", email, PASSWORD, token).asks().get("/me").then().body("email_verified", equalTo(true));
    }

    @Test
    void onlyWhoKnowsThePasswordLearnsThatItIsNotVerified() {
        TestUser.register(email).then().statusCode(202);
        post("/login", Map.of("email", email, "password", "not the password"))
                .then()
                .spec(problem(401, "invalid-credentials"));
    }

    @Test
    void whoTriesToLogInIsMailedTheLinkAgain() {
        TestUser.register(email).then().statusCode(202);
        rounds.answer();
        String first = mailbox.take(email).token();
        login().then().spec(problem(403, "email-not-verified"));
        String second = mailbox.take(email).token();
        post("/verification/confirm", Map.of("token", first)).then().spec(problem(400, "invalid-token"));
        post("/verification/confirm", Map.of("token", second)).then().statusCode(204);
    }

    @Test
    void aTakenAddressIsAnsweredAlikeAndItsOwnerIsTold() {
        Response fresh = TestUser.register(email);
        Response taken = TestUser.register(email);
        assertEquals(202, fresh.statusCode());
        assertEquals(202, taken.statusCode());
        assertEquals(fresh.asString(), taken.asString());
        assertEquals(fresh.headers().asList(), taken.headers().asList());
        rounds.answer();
        List<Letter> letters = mailbox.takeAll(email);
        assertEquals(2, letters.size());
        assertEquals(
                1,
                letters.stream()
                        .filter(letter -> letter.link().equals("http://login.latchkey.test/accounts/password-reset"))
                        .count());
    }

    @Test
    void whoSignedUpWithAnothersAddressNeverLogsIn() {
        TestUser.register(email).then().statusCode(202);
        rounds.answer();
        post("/verification/reject", Map.of("token", mailbox.take(email).token()))
                .then()
                .statusCode(204);
        login().then().spec(problem(401, "invalid-credentials"));
        TestUser.register(email).then().statusCode(202);
        rounds.answer();
        post("/verification/confirm", Map.of("token", mailbox.take(email).token()))
                .then()
                .statusCode(204);
        login().then().statusCode(200);
    }

    @Test
    void aTakenAddressKeepsItsPassword() {
        TestUser.register(email).then().statusCode(202);
        post("/register", Map.of("email", email, "password", "another password", "name", "Eve"))
                .then()
                .statusCode(202);
        login().then().spec(problem(403, "email-not-verified"));
        post("/login", Map.of("email", email, "password", "another password"))
                .then()
                .spec(problem(401, "invalid-credentials"));
    }

    @Test
    void ofManyAtOnceOneHasTheAccount() throws Exception {
        List<Integer> statuses = Together.run(10, () -> TestUser.register(email).statusCode());
        assertEquals(List.of(202), statuses.stream().distinct().toList());
        assertEquals(
                1, rounds.query("SELECT FROM users WHERE email = $1", email).size());
    }

    /** Else whether it is free afterwards would say whether the address was. */
    @Test
    void aUsernameIsChosenLater() {
        post("/register", Map.of("email", email, "password", PASSWORD, "name", "Ada", "username", "ada.too.early"))
                .then()
                .spec(problem(400, "invalid-request"))
                .body("violations.field", hasItem("username"));
    }

    @Test
    void theSignUpPageSaysToCheckTheMail() {
        Visitor visitor = Visitor.unknown();
        Map<String, String> form = Map.of("email", email, "password", PASSWORD, "name", "Ada");
        for (int i = 0; i < 2; i++) {
            visitor.send("/accounts/signup", form)
                    .then()
                    .statusCode(303)
                    .header("Location", equalTo("/accounts/signup/mailed"));
        }
        visitor.open("/accounts/signup/mailed").then().body(containsString("Check your mail"));
        visitor.send("/accounts/login", Map.of("email", email, "password", PASSWORD))
                .then()
                .statusCode(403)
                .body(containsString("Please confirm your email address first"));
    }

    @Test
    void theAccessLogHasNoTokens() {
        TestUser.register(email).then().statusCode(202);
        rounds.answer();
        Letter letter = mailbox.take(email);
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger("io.quarkus.http.access-log");
        log.addHandler(listener);
        try {
            Visitor.unknown().open(letter.path()).then().statusCode(303);
            Visitor.unknown().open("/accounts/login?what=is-logged").then().statusCode(200);
            assertTrue(Patience.soon(() -> logged.toString().contains("what=is-logged")), logged.toString());
        } finally {
            log.removeHandler(listener);
        }
        assertFalse(logged.toString().contains(letter.token()));
    }

    @Test
    void theFirstAdministratorNeedNotVerify() {
        assertTrue(TestUser.admin().asks().get("/me").<Boolean>path("email_verified"));
    }

    private Response login() {
        return post("/login", Map.of("email", email, "password", PASSWORD));
    }
}
