package dev.latchkey.admin;

import static dev.latchkey.testing.Problems.violations;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.latchkey.mail.MailRounds;
import dev.latchkey.testing.Mailbox;
import dev.latchkey.testing.TestUser;
import dev.latchkey.testing.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MailListTest {
    private static final String NEW_PASSWORD = "another horse another battery";

    @Inject
    Mailbox mailbox;

    @Inject
    MailRounds rounds;

    private static ValidatableResponse list(String query) {
        return TestUser.admin().asks().get("/mails?limit=1" + query).then().statusCode(200);
    }

    private TestUser warned() {
        TestUser user = TestUser.registered();
        mailbox.takeAll(user.email());
        user.sends(Map.of("current_password", user.password(), "new_password", NEW_PASSWORD))
                .put("/me/password")
                .then()
                .statusCode(204);
        return user;
    }

    @Test
    void anAdministratorSeesWhatWasMailedNewestFirst() {
        TestUser user = warned();
        list("").body("items[0].kind", equalTo("password-changed"))
                .body("items[0].recipient", equalTo(user.email()))
                .body("items[0].state", equalTo("waiting"))
                .body("items[0].next_at", notNullValue())
                .body("next", notNullValue());
        mailbox.take(user.email());
        list("&state=sent")
                .body("items.user_id", contains(user.id()))
                .body("items[0].attempts", equalTo(1))
                .body("items[0].ended_at", notNullValue())
                .body("items[0].next_at", nullValue());
    }

    @Test
    void whatWasGivenUpIsListedAndCountedOnTheOverview() {
        TestUser user = warned();
        rounds.giveUp(UUID.fromString(user.id()));
        list("&state=given-up")
                .body("items.user_id", contains(user.id()))
                .body("items[0].failure", equalTo("smtp-550"));
        Visitor.of(TestUser.admin()).open("/admin").then().statusCode(200).body(containsString("Mails given up"));
    }

    @Test
    void noTokenIsPartOfTheList() {
        warned();
        TestUser.admin().asks().get("/mails").then().statusCode(200).body(not(containsString("token")));
    }

    @Test
    void aStateThatThereIsNotIsRefused() {
        TestUser.admin().asks().get("/mails?state=lost").then().spec(violations("state"));
    }

    @Test
    void nobodyElseSeesIt() {
        TestUser.registered().asks().get("/mails").then().statusCode(403);
    }

    @Test
    void everybodyHasTheirOwnInTheirDownload() {
        TestUser user = warned();
        user.asks()
                .get("/me/data")
                .then()
                .statusCode(200)
                .body("mails.findAll { it.kind == 'password-changed' }.recipient", contains(user.email()));
    }
}
