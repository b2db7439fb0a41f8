package dev.latchkey.recovery;

import static dev.latchkey.testing.MailedLinks.post;
import static dev.latchkey.testing.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.audit.AuditDatabase;
import dev.latchkey.mail.MailKind;
import dev.latchkey.onetime.LinkRounds;
import dev.latchkey.testing.Letter;
import dev.latchkey.testing.Mailbox;
import dev.latchkey.testing.MailedLinks;
import dev.latchkey.testing.MovableClock;
import dev.latchkey.testing.Networks;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Together;
import dev.latchkey.testing.Tokens;
import dev.latchkey.web.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PasswordResetTest {
    private static final String NEW_PASSWORD = "wrong mule fuel cell paperclip";

    @Inject
    MailedLinks links;

    @Inject
    Mailbox mailbox;

    @Inject
    LinkRounds rounds;

    @Inject
    MovableClock clock;

    @Inject
    AuditDatabase audit;

    private TestUser user;

    @BeforeEach
    void register() {
        user = TestUser.registered();
    }

    @Test
    void whoFollowsTheLinkSetsANewPassword() {
        Letter letter = links.askedFor("/password-reset", user);
        assertTrue(
                letter.link().startsWith("http://login.latchkey.test/accounts/password-reset/confirm?token="),
                letter.link());
        assertEquals(43, letter.token().length());
        reset(letter.token(), NEW_PASSWORD).then().statusCode(204);
        user.login().then().spec(problem(401, "invalid-credentials"));
        assertEquals(200, withNewPassword().login().statusCode());
    }

    @Test
    void theOwnerIsWarned() {
        reset(links.resetToken(user), NEW_PASSWORD).then().statusCode(204);
        Letter warning = mailbox.take(user.email());
        assertEquals("http://login.latchkey.test/accounts/password-reset", warning.link());
    }

    @Test
    void aFormDoesAsWell() {
        links.forget(user.email());
        form(Map.of("email", user.email()), "/password-reset").then().statusCode(202);
        rounds.answer();
        String token = mailbox.take(user.email()).token();
        form(Map.of("token", token, "new_password", NEW_PASSWORD), "/password-reset/confirm")
                .then()
                .statusCode(204);
        assertEquals(200, withNewPassword().login().statusCode());
    }

    private static Response form(Map<String, ?> members, String path) {
        return RestAssured.given()
                .contentType(ContentType.URLENC)
                .formParams(members)
                .post(path);
    }

    @Test
    void allSessionsEndAndTheAddressIsVerified() {
        Tokens tokens = Tokens.of(user);
        reset(links.resetToken(user), NEW_PASSWORD).then().statusCode(204);
        user.asks().get("/me").then().statusCode(401);
        tokens.asks().get("/me").then().statusCode(401);
        post("/refresh", Map.of("refresh_token", tokens.refresh())).then().statusCode(401);
        withNewPassword().loggedIn().asks().get("/me").then().body("email_verified", equalTo(true));
    }

    @Test
    void itIsNotedWithWhoAsked() {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .header("X-Forwarded-For", "198.51.100.23")
                .body(Map.of("email", user.email()))
                .post("/password-reset")
                .then()
                .statusCode(202);
        rounds.answer();
        var asked = audit.last(user.id());
        assertEquals("password-reset-asked", asked.getString("action"));
        assertEquals("198.51.100.23", asked.getString("ip"));
        reset(links.resetToken(user), NEW_PASSWORD).then().statusCode(204);
        List<String> noted = audit.about(user.id()).stream()
                .map(row -> row.getString("action"))
                .toList();
        assertTrue(noted.containsAll(List.of("password-reset", "sessions-ended")), noted.toString());
    }

    @Test
    void ofTwentyAtOnceOneSetsThePassword() throws Exception {
        String token = links.resetToken(user);
        List<Integer> statuses =
                Together.run(20, () -> reset(token, NEW_PASSWORD).statusCode());
        assertEquals(1, Collections.frequency(statuses, 204), statuses.toString());
        assertEquals(19, Collections.frequency(statuses, 400), statuses.toString());
    }

    @Test
    void aUsedOneIsNotGoodAgain() {
        String token = links.resetToken(user);
        reset(token, NEW_PASSWORD).then().statusCode(204);
        reset(token, "another password altogether").then().spec(problem(400, "invalid-token"));
    }

    @Test
    void aRefusedPasswordLeavesTheLinkGood() {
        String token = links.resetToken(user);
        reset(token, "password1")
                .then()
                .spec(problem(400, "invalid-request"))
                .body("violations.field", hasItem("new_password"));
        reset(token, user.email())
                .then()
                .spec(problem(400, "invalid-request"))
                .body("violations.field", hasItem("new_password"));
        reset(token, NEW_PASSWORD).then().statusCode(204);
    }

    @Test
    void itRunsOutAfterAnHour() {
        String token = links.resetToken(user);
        clock.advance(Duration.ofMinutes(61));
        reset(token, NEW_PASSWORD).then().spec(problem(400, "invalid-token"));
    }

    @Test
    void aNewerOneEndsIt() {
        String older = links.resetToken(user);
        String newer = links.resetToken(user);
        reset(older, NEW_PASSWORD).then().spec(problem(400, "invalid-token"));
        reset(newer, NEW_PASSWORD).then().statusCode(204);
    }

    @Test
    void aPasswordThatWasChangedOtherwiseEndsIt() {
        String token = links.resetToken(user);
        user.sends(Map.of("current_password", user.password(), "new_password", NEW_PASSWORD))
                .put("/me/password")
                .then()
                .statusCode(204);
        reset(token, "another password altogether").then().spec(problem(400, "invalid-token"));
        assertEquals(200, withNewPassword().login().statusCode());
    }

    @Test
    void anOperatorsOwnStatementEndsItToo() {
        String byPassword = links.resetToken(user);
        var unused = rounds.query(
                "UPDATE users SET password_version = password_version + 1 WHERE id = $1", UUID.fromString(user.id()));
        reset(byPassword, NEW_PASSWORD).then().spec(problem(400, "invalid-token"));
        String byAddress = links.resetToken(user);
        var unusedEither = rounds.query(
                "UPDATE users SET email_key = email_key || '.example' WHERE id = $1", UUID.fromString(user.id()));
        reset(byAddress, NEW_PASSWORD).then().spec(problem(400, "invalid-token"));
    }

    @Test
    void oneForSomethingElseIsNone() {
        String token = links.loginToken(user);
        reset(token, NEW_PASSWORD).then().spec(problem(400, "invalid-token"));
        post("/login/link/confirm", Map.of("token", token)).then().statusCode(200);
    }

    @Test
    void whatIsNotGoodIsRefusedAlike() {
        String used = links.resetToken(user);
        reset(used, NEW_PASSWORD).then().statusCode(204);
        String wrong = links.loginToken(user);
        List<String> answers = List.of(used, wrong, "", "no token", "A".repeat(43), used.substring(1)).stream()
                .map(token -> reset(token, NEW_PASSWORD))
                .map(answer -> answer.statusCode() + answer.asString())
                .distinct()
                .toList();
        assertEquals(1, answers.size(), answers.toString());
    }

    @Test
    void itSendsNobodyToAuthenticate() {
        Response refused = reset("no token", NEW_PASSWORD);
        refused.then().spec(problem(400, "invalid-token")).body("status", equalTo(400));
        assertEquals(null, refused.header("WWW-Authenticate"));
    }

    @Test
    void aDisabledUserIsMailedNothing() {
        links.forget(user.email());
        disable();
        post("/password-reset", Map.of("email", user.email())).then().statusCode(202);
        rounds.answer();
        assertEquals(List.of(), ofKind(MailKind.PASSWORD_RESET));
    }

    @Test
    void whoWasDisabledSinceSetsAPasswordAndStaysOut() {
        String token = links.resetToken(user);
        disable();
        reset(token, NEW_PASSWORD).then().statusCode(204);
        withNewPassword().login().then().spec(problem(403, "account-disabled"));
    }

    private void disable() {
        TestUser.admin()
                .sends(Map.of("enabled", false))
                .patch("/users/" + user.id())
                .then()
                .statusCode(200);
    }

    @Test
    void aDeletedUsersLinkIsNotGood() {
        String token = links.resetToken(user);
        user.sends(Map.of("password", user.password())).delete("/me").then().statusCode(204);
        reset(token, NEW_PASSWORD).then().spec(problem(400, "invalid-token"));
    }

    @Test
    void knownAndUnknownAddressesAreAnsweredAlike() {
        Response known = post("/password-reset", Map.of("email", user.email()));
        Response unknown = post("/password-reset", Map.of("email", TestUser.uniqueEmail()));
        assertEquals(known.statusCode(), unknown.statusCode());
        assertEquals(known.asString(), unknown.asString());
        assertEquals(
                new TreeSet<>(known.headers().asList().toString().lines().toList()),
                new TreeSet<>(unknown.headers().asList().toString().lines().toList()));
    }

    @Test
    void aThousandRequestsBringNoMoreMailsThanConfigured() throws Exception {
        links.forget(user.email());
        String first = links.askedFor("/password-reset", user).token();
        for (int i = 0; i < 100; i++) {
            var unused = Together.run(10, this::askOnTheWire);
            rounds.answer();
        }
        List<Letter> more = mailbox.takeAll(user.email());
        assertEquals(4, more.size());
        reset(first, NEW_PASSWORD).then().spec(problem(400, "invalid-token"));
        List<Integer> statuses = more.stream()
                .map(letter -> reset(letter.token(), NEW_PASSWORD).statusCode())
                .toList();
        assertEquals(1, Collections.frequency(statuses, 204), "the newest is good, whatever was not mailed since");
    }

    /** REST Assured would take most of a test's time where there are so many. */
    private int askOnTheWire() throws IOException {
        String body = new JsonObject().put("email", user.email()).encode();
        return Wire.request(RestAssured.port, "POST", "/password-reset", body, "Content-Type: application/json")
                .status();
    }

    /** What was asked for many times in one moment is answered once. */
    @Test
    void manyRequestsAtOnceBringOneMail() throws Exception {
        links.forget(user.email());
        var unused = Together.run(
                20, () -> post("/password-reset", Map.of("email", user.email())).statusCode());
        rounds.answer();
        assertEquals(1, mailbox.takeAll(user.email()).size());
    }

    @Test
    void whatIsMailedGoesToTheAddressOfTheRow() {
        links.forget(user.email());
        String typed = user.email().replace("i", "\u0131").toUpperCase(Locale.ROOT);
        post("/password-reset", Map.of("email", user.email().replace("Ada", "\u0410da")))
                .then() // a Cyrillic letter: another address
                .statusCode(202);
        post("/password-reset", Map.of("email", typed)).then().statusCode(202);
        rounds.answer();
        assertEquals(user.email(), mailbox.take(user.email()).header("To"));
    }

    @Test
    void anAtSignOfAnotherWidthMakesNoAddress() {
        post("/password-reset", Map.of("email", user.email().replace('@', '\uFF20')))
                .then()
                .spec(problem(400, "invalid-request"));
    }

    @Test
    void aForgedHostIsInNoLink() {
        links.forget(user.email());
        RestAssured.given()
                .contentType(ContentType.JSON)
                .header("Host", "evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .header("Forwarded", "host=evil.example;proto=https;for=198.51.100.7")
                .header("X-Original-URL", "https://evil.example/")
                .header("Origin", "https://evil.example")
                .header("Referer", "https://evil.example/")
                .body(Map.of("email", user.email()))
                .post("/password-reset")
                .then()
                .statusCode(202);
        rounds.answer();
        Letter letter = mailbox.take(user.email());
        assertTrue(letter.link().startsWith("http://login.latchkey.test/accounts/"), letter.link());
        assertEquals(false, letter.html().contains("evil.example"));
    }

    @Test
    void aNetworkThatAsksTooOftenHasToWaitForWhomeverItAsks() {
        String network = Networks.unused();
        for (int i = 0; i < 100; i++) {
            askFrom(network).then().statusCode(202);
        }
        Response refused = askFrom(network);
        refused.then().spec(problem(429, "too-many-attempts"));
        assertTrue(Integer.parseInt(refused.header("Retry-After")) > 0);
        askFrom(Networks.unused()).then().statusCode(202);
    }

    private static Response askFrom(String address) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .header("X-Forwarded-For", address)
                .body(Map.of("email", TestUser.uniqueEmail()))
                .post("/password-reset");
    }

    @Test
    void theTokenIsNowhereInTheDatabase() {
        String token = links.resetToken(user);
        for (String table : List.of("one_time_tokens", "mails", "audit_events", "link_requests")) {
            assertEquals(
                    0,
                    rounds.query("SELECT FROM " + table + " t WHERE strpos(t::text, $1) > 0", token)
                            .size(),
                    table);
        }
    }

    private List<Letter> ofKind(MailKind kind) {
        return mailbox.takeAll(user.email()).stream()
                .filter(letter ->
                        kind == MailKind.PASSWORD_RESET && letter.text().contains("token="))
                .toList();
    }

    private TestUser withNewPassword() {
        return new TestUser(user.id(), user.email(), NEW_PASSWORD, "");
    }

    private static Response reset(String token, String password) {
        return post("/password-reset/confirm", Map.of("token", token, "new_password", password));
    }
}
