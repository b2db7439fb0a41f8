package dev.latchkey.revocation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.LatchkeyProcess;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody with two sessions, one of which is to end.
 *
 * @param token the access token of that one
 * @param other an access token of the other session
 * @param admin an access token of an administrator
 */
record Subject(String id, String token, String refresh, String other, String admin) {
    /** A new user; an administrator if that is what is to end. */
    static Subject on(LatchkeyProcess node, String admin, Ending ending) throws Exception {
        String email = UUID.randomUUID() + "@example.org";
        String id = new JsonObject(node.register(email).body()).getString("id");
        if (ending == Ending.DEMOTION) {
            Map<String, Object> promotion = Map.of("roles", List.of("user", "admin"));
            assertEquals(
                    200, node.ask("PATCH", "/users/" + id, admin, promotion).statusCode());
        }
        HttpResponse<String> login = node.login(email);
        String other = LatchkeyProcess.token(node.login(email));
        return new Subject(id, LatchkeyProcess.token(login), LatchkeyProcess.refreshToken(login), other, admin);
    }

    String sessionId() {
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", 3)[1]), UTF_8);
        return new JsonObject(claims).getString("sid");
    }
}
