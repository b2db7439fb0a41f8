package dev.latchkey.account;

import static dev.latchkey.testing.MailedLinks.post;
import static dev.latchkey.testing.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.audit.AuditDatabase;
import dev.latchkey.testing.MailedLinks;
import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.OnlyAdmins;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import dev.latchkey.testing.Tokens;
import dev.latchkey.testing.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Somebody has signed up with another's address, whose owner says so by the link that was mailed there. */
@QuarkusTest
class RejectionTest {
    private static final String PAGE = "/accounts/verification";

    @Inject
    MailedLinks links;

    @Inject
    MovableClock clock;

    @Inject
    AuditDatabase audit;

    @Inject
    DataSource database;

    private TestUser stranger;

    @BeforeEach
    void register() {
        stranger = TestUser.registered();
    }

    @Test
    void theAccountIsDeletedWithItsSessionsAndItsPassword() {
        Tokens session = Tokens.of(stranger);
        reject(links.verificationToken(stranger)).then().statusCode(204);
        session.asks().get("/me").then().spec(problem(401, "invalid-token"));
        Tokens.refresh(session.refresh()).then().spec(problem(401, "invalid-refresh-token"));
        stranger.login().then().spec(problem(401, "invalid-credentials"));
        TestUser.admin().asks().get("/users/" + stranger.id()).then().spec(problem(404, "not-found"));
        assertEquals(List.of(), audit.query("SELECT FROM sessions WHERE user_id = $1", UUID.fromString(stranger.id())));
    }

    @Test
    void theAddressIsFreeForItsOwner() {
        reject(links.verificationToken(stranger)).then().statusCode(204);
        TestUser.register(stranger.email()).then().statusCode(201);
        stranger.asks().get("/me").then().spec(problem(401, "invalid-token"));
    }

    @Test
    void noOtherLinkOfTheAccountIsGood() {
        String reset = links.resetToken(stranger);
        String wanted = TestUser.uniqueEmail();
        MailedLinks.Change change = links.change(stranger, wanted);
        reject(links.verificationToken(stranger)).then().statusCode(204);
        post("/password-reset/confirm", Map.of("token", reset, "new_password", "wrong mule fuel cell paperclip"))
                .then()
                .spec(problem(400, "invalid-token"));
        post("/me/email/confirm", Map.of("token", change.confirm())).then().spec(problem(400, "invalid-token"));
        post("/me/email/undo", Map.of("token", change.undo())).then().spec(problem(400, "invalid-token"));
    }

    @Test
    void itIsNotedAndNobodyIsNamedAsWhoDidIt() {
        reject(links.verificationToken(stranger)).then().statusCode(204);
        var event = audit.last(stranger.id());
        assertEquals("sign-up-rejected", event.getString("action"));
        assertEquals("success", event.getString("outcome"));
        assertNull(event.getUUID("actor"));
    }

    @Test
    void aFormDoesAsWell() {
        given().contentType(ContentType.URLENC)
                .formParam("token", links.verificationToken(stranger))
                .post("/verification/reject")
                .then()
                .statusCode(204);
    }

    @Test
    void whatWasConfirmedIsNotRejected() {
        String token = links.verificationToken(stranger);
        confirm(token).then().statusCode(204);
        reject(token).then().spec(problem(400, "invalid-token"));
        stranger.asks().get("/me").then().statusCode(200);
    }

    /** As where somebody logs in, which mails the link again, while they follow the one before. */
    @Test
    void aVerifiedAccountStaysWhateverLinkThereIs() {
        String token = links.verificationToken(stranger);
        var unused =
                audit.query("UPDATE users SET email_verified = true WHERE id = $1", UUID.fromString(stranger.id()));
        reject(token).then().spec(problem(400, "invalid-token"));
        stranger.asks().get("/me").then().statusCode(200);
    }

    @Test
    void oneForSomethingElseIsNone() {
        reject(links.resetToken(stranger)).then().spec(problem(400, "invalid-token"));
        stranger.asks().get("/me").then().statusCode(200);
    }

    @Test
    void itRunsOutAfterADay() {
        String token = links.verificationToken(stranger);
        clock.advance(Duration.ofHours(25));
        reject(token).then().spec(problem(400, "invalid-token"));
    }

    /** Else who was disabled, and reads the mail, would begin anew. */
    @Test
    void aDisabledAccountStaysAndSoDoesTheLink() {
        String token = links.verificationToken(stranger);
        stranger.enable(false);
        reject(token).then().spec(problem(403, "account-disabled"));
        stranger.enable(true);
        reject(token).then().statusCode(204);
    }

    @Test
    void theLastAdministratorStaysAndSoDoesTheLink() throws SQLException {
        TestUser admin = TestUser.newAdmin();
        String token = links.verificationToken(admin);
        try (OnlyAdmins admins = OnlyAdmins.of(database, admin)) {
            reject(token).then().spec(problem(409, "last-admin"));
            assertEquals(1, admins.count());
        }
        reject(token).then().statusCode(204);
    }

    @RepeatedTest(5)
    void ofTwentyWhoConfirmAndRejectAtOnceOneIsTheOne() throws Exception {
        String token = links.verificationToken(stranger);
        List<Callable<Integer>> both = IntStream.range(0, 20)
                .<Callable<Integer>>mapToObj(i -> () -> (i % 2 == 0 ? reject(token) : confirm(token)).statusCode())
                .toList();
        List<Integer> statuses = Together.run(both);
        assertEquals(1, Collections.frequency(statuses, 204), statuses.toString());
        assertEquals(19, Collections.frequency(statuses, 400), statuses.toString());
        boolean rejected = statuses.indexOf(204) % 2 == 0;
        assertEquals(rejected ? 401 : 200, stranger.asks().get("/me").statusCode());
    }

    @RepeatedTest(5)
    void whatTheStrangerDoesMeanwhileIsNoFault() throws Exception {
        String token = links.verificationToken(stranger);
        Tokens session = Tokens.of(stranger);
        List<Integer> statuses = Together.run(List.<Callable<Integer>>of(
                () -> reject(token).statusCode(),
                () -> stranger.login().statusCode(),
                () -> Tokens.refresh(session.refresh()).statusCode(),
                () -> stranger.sends(Map.of("title", "A title", "content", "Some content"))
                        .post("/posts")
                        .statusCode()));
        assertEquals(204, statuses.get(0), statuses.toString());
        assertTrue(statuses.stream().noneMatch(status -> status >= 500), statuses.toString());
        stranger.login().then().spec(problem(401, "invalid-credentials"));
    }

    @Test
    void thePageSaysWhoseAccountItIsAndThatOneMayObject() {
        String token = links.verificationToken(stranger);
        withCookieOf(open(token))
                .get(PAGE)
                .then()
                .statusCode(200)
                .body(containsString(stranger.email()))
                .body(containsString("The account was made on 2"))
                .body(containsString("href=\"" + PAGE + "/reject\">I did not sign up"))
                .body(not(containsString("Lovelace")))
                .body(not(containsString(token)));
    }

    /** One that opens each link of each mail, and each of the pages that they lead to. */
    @Test
    void aMailScannerChangesNothing() {
        Response first = open(links.verificationToken(stranger));
        withCookieOf(first).get(PAGE).then().statusCode(200);
        withCookieOf(first)
                .get(PAGE + "/reject")
                .then()
                .statusCode(200)
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .body(containsString(stranger.email()));
        stranger.asks().get("/me").then().statusCode(200).body("email_verified", equalTo(false));
    }

    @Test
    void thePageRejectsAndTheLinkIsDone() {
        Response first = open(links.verificationToken(stranger));
        Response done = withCookieOf(first).header("Origin", "null").post(PAGE + "/reject");
        done.then().statusCode(303).header("Location", equalTo(PAGE + "/reject/done"));
        String cookie = done.header("Set-Cookie");
        assertTrue(cookie.startsWith("latchkey-link=; Path=" + PAGE + "; Max-Age=0"), cookie);
        Visitor.unknown()
                .open(PAGE + "/reject/done")
                .then()
                .statusCode(200)
                .body(containsString("The account is deleted"));
        stranger.login().then().spec(problem(401, "invalid-credentials"));
        withCookieOf(first)
                .get(PAGE + "/reject")
                .then()
                .statusCode(400)
                .body(containsString("This link does not work any more"));
    }

    @Test
    void thePageOfADisabledAccountSaysSo() {
        Response first = open(links.verificationToken(stranger));
        stranger.enable(false);
        withCookieOf(first)
                .post(PAGE + "/reject")
                .then()
                .statusCode(403)
                .body(containsString("This account is disabled"));
    }

    @Test
    void aFormOfAnotherSiteRejectsNobody() {
        Response first = open(links.verificationToken(stranger));
        withCookieOf(first)
                .header("Origin", "https://evil.example")
                .post(PAGE + "/reject")
                .then()
                .statusCode(403);
        stranger.asks().get("/me").then().statusCode(200);
        assertFalse(Visitor.unknown().asks().post(PAGE + "/reject").statusCode() < 400, "without the link");
    }

    private static Response open(String token) {
        return Visitor.unknown().open(PAGE + "?token=" + token);
    }

    private static RequestSpecification withCookieOf(Response first) {
        return Visitor.unknown().asks().cookie("latchkey-link", first.getCookie("latchkey-link"));
    }

    private static Response reject(String token) {
        return post("/verification/reject", Map.of("token", token));
    }

    private static Response confirm(String token) {
        return post("/verification/confirm", Map.of("token", token));
    }
}
