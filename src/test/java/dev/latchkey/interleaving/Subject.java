package dev.latchkey.interleaving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.LatchkeyProcess;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A new user with two sessions, of which one, the first, is what the operations are about.
 *
 * @param refreshTokens those of the first session: the last is good for its next refresh
 */
record Subject(
        UUID userId,
        UUID sessionId,
        String access,
        List<String> refreshTokens,
        String otherAccess,
        String adminAccess) {
    static Subject on(LatchkeyProcess node, String adminAccess) throws Exception {
        String email = UUID.randomUUID() + "@example.org";
        String id = json(node.register(email)).getString("id");
        JsonObject first = json(node.login(email));
        String second = refreshed(node, first.getString("refresh_token"));
        String third = refreshed(node, second);
        String access = first.getString("access_token");
        return new Subject(
                UUID.fromString(id),
                sessionOf(access),
                access,
                List.of(first.getString("refresh_token"), second, third),
                json(node.login(email)).getString("access_token"),
                adminAccess);
    }

    private static String refreshed(LatchkeyProcess node, String token) throws Exception {
        return json(node.post("/refresh", Map.of("refresh_token", token))).getString("refresh_token");
    }

    private static UUID sessionOf(String access) {
        String claims = access.substring(access.indexOf('.') + 1, access.lastIndexOf('.'));
        return UUID.fromString(
                new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(claims))).getString("sid"));
    }

    private static JsonObject json(HttpResponse<String> answer) {
        assertEquals(2, answer.statusCode() / 100, answer::body);
        return new JsonObject(answer.body());
    }

    /** One that the subject had from the start, or that came with an answer. */
    String nameOf(String refreshToken) {
        int counter = refreshTokens.indexOf(refreshToken);
        return counter < 0 ? "a new token" : "token " + counter;
    }
}
