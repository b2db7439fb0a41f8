package dev.latchkey;

import dev.latchkey.testing.MailedLinks;
import dev.latchkey.testing.TestUser;
import io.restassured.response.Response;
import jakarta.enterprise.inject.spi.CDI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** A user with a post, and who they could become: what the braces of {@link BodyEndpoint} stand for. */
record Scene(TestUser user, TestUser caller, Map<String, String> names) {
    static Scene of(BodyEndpoint endpoint) {
        TestUser user = TestUser.registered();
        Map<String, String> names = Map.of(
                "{id}", user.id(),
                "{email}", user.email(),
                "{password}", user.password(),
                "{token}", user.token(),
                "{once}", tokenFor(endpoint, user),
                "{post}", endpoint == BodyEndpoint.REWRITE_POST ? postOf(user) : "none",
                "{new-email}", TestUser.uniqueEmail(),
                "{new-username}", "ada." + UUID.randomUUID().toString().substring(12));
        return new Scene(user, endpoint.isForAdministrators() ? TestUser.admin() : user, names);
    }

    private static String postOf(TestUser user) {
        return user.sends(Map.of("title", "A title", "content", "Some content"))
                .post("/posts")
                .path("id");
    }

    private static String tokenFor(BodyEndpoint endpoint, TestUser user) {
        MailedLinks links = CDI.current().select(MailedLinks.class).get();
        return switch (endpoint) {
            case RESET_PASSWORD -> links.resetToken(user);
            case LOGIN_BY_LINK -> links.loginToken(user);
            case VERIFY_EMAIL, REJECT_SIGN_UP -> links.verificationToken(user);
            case CONFIRM_EMAIL -> links.change(user, TestUser.uniqueEmail()).confirm();
            case UNDO_EMAIL -> links.change(user, TestUser.uniqueEmail()).undo();
            default -> "none";
        };
    }

    /** The answer to this body. */
    Response send(BodyEndpoint endpoint, String body) {
        return caller.asks()
                .body(fill(body).getBytes(StandardCharsets.UTF_8))
                .request(endpoint.method(), fill(endpoint.path()));
    }

    /** The email address of the account that the body was about. */
    String emailAfter(BodyEndpoint endpoint) {
        return endpoint == BodyEndpoint.REGISTER ? fill("{new-email}") : user.email();
    }

    String fill(String text) {
        String filled = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            filled = filled.replace(name.getKey(), name.getValue());
        }
        return filled;
    }
}
