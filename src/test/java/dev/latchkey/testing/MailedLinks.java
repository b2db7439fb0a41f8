package dev.latchkey.testing;

import static io.restassured.RestAssured.given;

import dev.latchkey.onetime.LinkRounds;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Asks for links as anybody can, and opens the mails that bring them. */
@ApplicationScoped
public class MailedLinks {
    private final LinkRounds rounds;
    private final Mailbox mailbox;

    MailedLinks(LinkRounds rounds, Mailbox mailbox) {
        this.rounds = rounds;
        this.mailbox = mailbox;
    }

    /** The answer to this body, of somebody who is not logged in. */
    public static Response post(String path, Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body).post(path);
    }

    /** What is mailed to the user when they ask for it at this path. */
    public Letter askedFor(String path, TestUser user) {
        forget(user.email());
        post(path, Map.of("email", user.email())).then().statusCode(202);
        rounds.answer();
        return mailbox.take(user.email());
    }

    /** The token to set a new password with. */
    public String resetToken(TestUser user) {
        return askedFor("/password-reset", user).token();
    }

    /** The token to log in with. */
    public String loginToken(TestUser user) {
        return askedFor("/login/link", user).token();
    }

    /** The token to verify the user's address with. */
    public String verificationToken(TestUser user) {
        forget(user.email());
        user.asks().post("/verification").then().statusCode(202);
        return mailbox.take(user.email()).token();
    }

    /** The tokens to confirm this change of address with, and to undo it. */
    public Change change(TestUser user, String email) {
        forget(user.email());
        user.sends(Map.of("email", email, "password", user.password()))
                .put("/me/email")
                .then()
                .statusCode(202);
        return new Change(
                mailbox.take(email).token(), mailbox.take(user.email()).token());
    }

    /** The two tokens of a change of address. */
    public record Change(String confirm, String undo) {}

    /** Answers what was asked for, and then what is mailed is not looked at. */
    public void forget(String address) {
        rounds.answer();
        var unused = mailbox.takeAll(address);
    }
}
