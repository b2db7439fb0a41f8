package dev.latchkey.account;

import static dev.latchkey.testing.MailedLinks.post;
import static dev.latchkey.testing.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.audit.AuditDatabase;
import dev.latchkey.testing.Letter;
import dev.latchkey.testing.Mailbox;
import dev.latchkey.testing.MailedLinks;
import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EmailChangeTest {
    private static final String NEW_PASSWORD = "wrong mule fuel cell paperclip";

    @Inject
    MailedLinks links;

    @Inject
    Mailbox mailbox;

    @Inject
    MovableClock clock;

    @Inject
    AuditDatabase audit;

    private TestUser user;
    private String wanted;

    @BeforeEach
    void register() {
        user = TestUser.registered();
        wanted = TestUser.uniqueEmail();
    }

    @Test
    void theAddressChangesWhenTheLinkToTheNewOneIsFollowed() {
        MailedLinks.Change change = links.change(user, wanted);
        user.asks().get("/me").then().body("email", equalTo(user.email()));
        confirm(change.confirm()).then().statusCode(204);
        user.asks().get("/me").then().body("email", equalTo(wanted)).body("email_verified", equalTo(true));
        assertEquals("email-changed", audit.last(user.id()).getString("action"));
        user.login().then().spec(problem(401, "invalid-credentials"));
        now(wanted).login().then().statusCode(200);
    }

    @Test
    void aFormDoesAsWell() {
        given().auth()
                .oauth2(user.token())
                .contentType(ContentType.URLENC)
                .formParams(Map.of("email", wanted, "password", user.password()))
                .put("/me/email")
                .then()
                .statusCode(202);
        given().contentType(ContentType.URLENC)
                .formParam("token", mailbox.take(wanted).token())
                .post("/me/email/confirm")
                .then()
                .statusCode(204);
    }

    @Test
    void theOldAddressIsWarned() {
        links.forget(user.email());
        ask(wanted).then().statusCode(202);
        Letter warning = mailbox.take(user.email());
        assertTrue(warning.link().startsWith("http://login.latchkey.test/accounts/email/undo?token="), warning.link());
        Letter question = mailbox.take(wanted);
        assertTrue(question.link().startsWith("http://login.latchkey.test/accounts/email?token="), question.link());
    }

    @Test
    void itTakesThePassword() {
        user.sends(Map.of("email", wanted, "password", "not the password"))
                .put("/me/email")
                .then()
                .spec(problem(403, "wrong-password"));
        assertEquals(List.of(), mailbox.takeAll(wanted));
    }

    @Test
    void theAddressOneHasAlreadyIsRefusedButItsLettersMayChange() {
        ask(user.email()).then().spec(problem(400, "invalid-request"));
        String shouting = user.email().toUpperCase(Locale.ROOT);
        links.forget(user.email());
        ask(shouting).then().statusCode(202);
        Letter question = mailbox.takeAll(shouting).stream()
                .filter(letter -> letter.link().contains("/accounts/email?"))
                .findFirst()
                .orElseThrow();
        confirm(question.token()).then().statusCode(204);
        user.asks().get("/me").then().body("email", equalTo(shouting));
    }

    @Test
    void oneThatMailDoesNotReachIsRefused() {
        ask("grüße@example.org")
                .then()
                .spec(problem(400, "invalid-request"))
                .body("violations.message", hasItem("must have nothing but ASCII before the @"));
    }

    @Test
    void whetherTheNewAddressIsTakenOnlyItsConfirmationSays() {
        TestUser other = TestUser.registered();
        links.forget(other.email());
        assertEquals(ask(wanted).asString(), ask(other.email()).asString());
        String token = mailbox.take(other.email()).token();
        confirm(token).then().spec(problem(409, "email-taken"));
        other.asks().get("/me").then().body("email", equalTo(other.email()));
        user.asks().get("/me").then().body("email", equalTo(user.email()));
    }

    @Test
    void whoIsDisabledMeanwhileChangesNothingAndTheLinkStaysGood() {
        String token = links.change(user, wanted).confirm();
        user.enable(false);
        confirm(token).then().spec(problem(403, "account-disabled"));
        user.enable(true);
        confirm(token).then().statusCode(204);
    }

    @Test
    void whatIsWithdrawnCannotBeConfirmed() {
        String token = links.change(user, wanted).confirm();
        user.asks().delete("/me/email").then().statusCode(204);
        assertEquals("email-change-withdrawn", audit.last(user.id()).getString("action"));
        confirm(token).then().spec(problem(400, "invalid-token"));
        user.asks().get("/me").then().body("email", equalTo(user.email()));
        confirm(links.change(user, wanted).confirm()).then().statusCode(204);
    }

    @Test
    void whereNothingWaitsNothingIsWithdrawn() {
        user.asks().delete("/me/email").then().statusCode(204);
        links.change(user, wanted);
        clock.advance(Duration.ofHours(25));
        TestUser later = user.loggedIn();
        later.asks().delete("/me/email").then().statusCode(204);
        assertEquals("logged-in", audit.last(user.id()).getString("action"));
    }

    @Test
    void ofAWithdrawalAndAConfirmationAtOnceOneHappens() throws Exception {
        String token = links.change(user, wanted).confirm();
        List<Integer> statuses =
                Together.run(List.of(() -> user.asks().delete("/me/email").statusCode(), () -> confirm(token)
                        .statusCode()));
        String email = user.asks().get("/me").path("email");
        assertEquals(204, statuses.get(0));
        assertEquals(email.equals(wanted) ? 204 : 400, statuses.get(1), email);
    }

    @Test
    void theOldAddressUndoesWhatWasWithdrawn() {
        MailedLinks.Change change = links.change(user, wanted);
        user.asks().delete("/me/email").then().statusCode(204);
        undo(change.undo()).then().statusCode(204);
        user.asks().get("/me").then().statusCode(401);
    }

    @Test
    void ofTwentyAtOnceOneChangesIt() throws Exception {
        String token = links.change(user, wanted).confirm();
        List<Integer> statuses = Together.run(20, () -> confirm(token).statusCode());
        assertEquals(1, Collections.frequency(statuses, 204), statuses.toString());
        assertEquals(19, Collections.frequency(statuses, 400), statuses.toString());
    }

    @Test
    void ofTwoWhoWantOneAddressOneGetsIt() throws Exception {
        TestUser rival = TestUser.registered();
        String mine = links.change(user, wanted).confirm();
        String theirs = links.change(rival, wanted).confirm();
        List<Integer> statuses = Together.run(
                List.of(() -> confirm(mine).statusCode(), () -> confirm(theirs).statusCode()));
        assertEquals(List.of(204, 409), statuses.stream().sorted().toList());
    }

    @Test
    void aNewerWishEndsTheOlder() {
        String older = links.change(user, wanted).confirm();
        String newer = links.change(user, TestUser.uniqueEmail()).confirm();
        confirm(older).then().spec(problem(400, "invalid-token"));
        confirm(newer).then().statusCode(204);
    }

    @Test
    void itRunsOutAfterADay() {
        String token = links.change(user, wanted).confirm();
        clock.advance(Duration.ofHours(25));
        confirm(token).then().spec(problem(400, "invalid-token"));
    }

    @Test
    void aChangeEndsTheOtherLinksOfTheAccount() {
        String reset = links.resetToken(user);
        String login = links.loginToken(user);
        confirm(links.change(user, wanted).confirm()).then().statusCode(204);
        post("/password-reset/confirm", Map.of("token", reset, "new_password", NEW_PASSWORD))
                .then()
                .spec(problem(400, "invalid-token"));
        post("/login/link/confirm", Map.of("token", login)).then().spec(problem(400, "invalid-token"));
    }

    @Test
    void theOldAddressUndoesItAndAllSessionsEnd() {
        MailedLinks.Change change = links.change(user, wanted);
        confirm(change.confirm()).then().statusCode(204);
        undo(change.undo()).then().statusCode(204);
        user.asks().get("/me").then().statusCode(401);
        owner().asks().get("/me").then().body("email", equalTo(user.email()));
        List<String> noted = audit.about(user.id()).stream()
                .map(row -> row.getString("action"))
                .toList();
        assertTrue(noted.contains("email-change-undone"), noted.toString());
        undo(change.undo()).then().spec(problem(400, "invalid-token"));
    }

    @Test
    void whatWasNotConfirmedYetIsUndoneToo() {
        MailedLinks.Change change = links.change(user, wanted);
        undo(change.undo()).then().statusCode(204);
        confirm(change.confirm()).then().spec(problem(400, "invalid-token"));
        user.asks().get("/me").then().statusCode(401);
    }

    @Test
    void itIsUndoneForThreeDays() {
        String early = links.change(user, wanted).undo();
        clock.advance(Duration.ofHours(71));
        undo(early).then().statusCode(204);
        String late = links.change(owner(), TestUser.uniqueEmail()).undo();
        clock.advance(Duration.ofHours(73));
        undo(late).then().spec(problem(400, "invalid-token"));
    }

    /** Who knows the password goes on to a third address, and would undo that: the owner's link is older, and holds. */
    @Test
    void theFirstOwnersLinkOutlivesAllThatWasChangedSince() {
        MailedLinks.Change first = links.change(user, wanted);
        confirm(first.confirm()).then().statusCode(204);
        TestUser thief = now(wanted).loggedIn();
        clock.advance(Duration.ofSeconds(1));
        MailedLinks.Change second = links.change(thief, TestUser.uniqueEmail());
        confirm(second.confirm()).then().statusCode(204);
        undo(second.undo()).then().statusCode(204);
        undo(first.undo()).then().statusCode(204);
        owner().asks().get("/me").then().body("email", equalTo(user.email()));
    }

    @Test
    void theOwnersLinkEndsThoseOfWhoCameLater() {
        MailedLinks.Change first = links.change(user, wanted);
        confirm(first.confirm()).then().statusCode(204);
        clock.advance(Duration.ofSeconds(1));
        MailedLinks.Change second = links.change(now(wanted).loggedIn(), TestUser.uniqueEmail());
        undo(first.undo()).then().statusCode(204);
        undo(second.undo()).then().spec(problem(400, "invalid-token"));
        confirm(second.confirm()).then().spec(problem(400, "invalid-token"));
    }

    /** A new password does not end the owner's way back: who changed the address knew the old one, and may change that. */
    @Test
    void aChangedPasswordDoesNotKeepTheOwnerFromUndoing() {
        MailedLinks.Change change = links.change(user, wanted);
        confirm(change.confirm()).then().statusCode(204);
        user.sends(Map.of("current_password", user.password(), "new_password", NEW_PASSWORD))
                .put("/me/password")
                .then()
                .statusCode(204);
        undo(change.undo()).then().statusCode(204);
    }

    /** Whom nothing reaches any more, nobody can warn. */
    @Test
    void nothingChangesThatTheOldAddressCannotBeWarnedOf() {
        for (int i = 0; i < 5; i++) {
            ask(TestUser.uniqueEmail()).then().statusCode(202);
        }
        ask(wanted).then().spec(problem(429, "too-many-attempts"));
        assertEquals(List.of(), mailbox.takeAll(wanted));
    }

    @Test
    void aDeletedAccountHasNoLinks() {
        MailedLinks.Change change = links.change(user, wanted);
        user.sends(Map.of("password", user.password())).delete("/me").then().statusCode(204);
        confirm(change.confirm()).then().spec(problem(400, "invalid-token"));
        undo(change.undo()).then().spec(problem(400, "invalid-token"));
    }

    /** What the old address got tells of one's own account; what the new one got may tell of another's. */
    @Test
    void whetherTheNewAddressGetsMailIsNotTold() {
        useUp(wanted);
        String answer = ask(wanted).then().statusCode(202).extract().asString();
        assertEquals(answer, ask(TestUser.uniqueEmail()).asString());
        ask(wanted).then().statusCode(202);
        user.asks()
                .get("/me/data")
                .then()
                .body("links.findAll { it.purpose == 'email-change' }.email", equalTo(List.of(wanted)));
        assertEquals(List.of(), mailbox.takeAll(wanted));
    }

    private void useUp(String address) {
        TestUser rival = TestUser.registered();
        for (int i = 0; i < 5; i++) {
            rival.sends(Map.of("email", address, "password", rival.password()))
                    .put("/me/email")
                    .then()
                    .statusCode(202);
        }
        assertEquals(5, mailbox.takeAll(address).size());
    }

    @Test
    void theSessionOfWhoConfirmsGoesOnAndAllOthersEnd() {
        TestUser elsewhere = user.loggedIn();
        confirm(links.change(user, wanted).confirm()).then().statusCode(204);
        user.asks().get("/me").then().statusCode(200);
        elsewhere.asks().get("/me").then().statusCode(401);
    }

    /** Whoever has the account may have named somebody else's address, who now follows the link. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoConfirmsWithoutASessionOfTheAccountEndsAll(boolean asAnother) {
        TestUser other = TestUser.registered();
        Map<String, String> body = Map.of("token", links.change(user, wanted).confirm());
        (asAnother ? other.sends(body).post("/me/email/confirm") : post("/me/email/confirm", body))
                .then()
                .statusCode(204);
        user.asks().get("/me").then().statusCode(401);
        other.asks().get("/me").then().statusCode(200);
    }

    /** To the owner of a mailbox these are the same address; to us, what was mailed to one is no proof of another. */
    @Test
    void aChangeOfLettersEndsTheOtherLinksToo() {
        String reset = links.resetToken(user);
        String shouting = user.email().toUpperCase(Locale.ROOT);
        links.forget(user.email());
        ask(shouting).then().statusCode(202);
        String token = mailbox.takeAll(shouting).stream()
                .filter(letter -> letter.link().contains("/accounts/email?"))
                .findFirst()
                .orElseThrow()
                .token();
        confirm(token).then().statusCode(204);
        reset(reset).then().spec(problem(400, "invalid-token"));
    }

    @Test
    void aLinkThatWasMailedToAnotherAddressThanTheAccountsIsNotGood() {
        String reset = links.resetToken(user);
        var unused = audit.query(
                "UPDATE one_time_tokens SET email = 'another@example.org' WHERE user_id = $1",
                UUID.fromString(user.id()));
        reset(reset).then().spec(problem(400, "invalid-token"));
    }

    private static Response reset(String token) {
        return post("/password-reset/confirm", Map.of("token", token, "new_password", NEW_PASSWORD));
    }

    /** Who undoes a change did not ask for it: somebody else knows the password. */
    @Test
    void whoKnewThePasswordIsLockedOutByUndoing() {
        MailedLinks.Change change = links.change(user, wanted);
        confirm(change.confirm()).then().statusCode(204);
        undo(change.undo()).then().statusCode(204);
        user.login().then().spec(problem(401, "invalid-credentials"));
        now(wanted).login().then().spec(problem(401, "invalid-credentials"));
    }

    /** The old address is free after a change: whoever takes it then has not shown that they read its mail. */
    @Test
    void whoRegistersTheOldAddressKeepsNobodyFromUndoing() {
        MailedLinks.Change change = links.change(user, wanted);
        confirm(change.confirm()).then().statusCode(204);
        TestUser squatter = registered(user.email());
        undo(change.undo()).then().statusCode(204);
        squatter.asks().get("/me").then().statusCode(401);
        assertEquals("account-deleted", audit.last(squatter.id()).getString("action"));
        owner().asks().get("/me").then().body("id", equalTo(user.id()));
    }

    @Test
    void whoHasVerifiedTheOldAddressKeepsIt() {
        MailedLinks.Change change = links.change(user, wanted);
        confirm(change.confirm()).then().statusCode(204);
        TestUser other = registered(user.email());
        post("/verification/confirm", Map.of("token", links.verificationToken(other)))
                .then()
                .statusCode(204);
        undo(change.undo()).then().spec(problem(409, "email-taken"));
        other.asks().get("/me").then().body("email", equalTo(user.email()));
        user.asks().get("/me").then().body("email", equalTo(wanted));
    }

    private static TestUser registered(String email) {
        String id = TestUser.register(email).then().statusCode(201).extract().path("id");
        return new TestUser(id, email, "correct horse battery staple", "").loggedIn();
    }

    /** Sets a new password, as one has to after undoing. */
    private TestUser owner() {
        post("/password-reset/confirm", Map.of("token", links.resetToken(user), "new_password", NEW_PASSWORD))
                .then()
                .statusCode(204);
        return new TestUser(user.id(), user.email(), NEW_PASSWORD, "").loggedIn();
    }

    private Response ask(String email) {
        return user.sends(Map.of("email", email, "password", user.password())).put("/me/email");
    }

    private TestUser now(String email) {
        return new TestUser(user.id(), email, user.password(), user.token());
    }

    /** Logged in, so that this session goes on. */
    private Response confirm(String token) {
        return user.sends(Map.of("token", token)).post("/me/email/confirm");
    }

    private static Response undo(String token) {
        return post("/me/email/undo", Map.of("token", token));
    }
}
