package dev.latchkey;

import dev.latchkey.testing.TestUser;
import io.restassured.response.Response;
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
