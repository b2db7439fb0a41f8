package dev.latchkey.revocation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.LatchkeyProcess;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** The ways in which a session ends, or what its user may do. */
enum Ending {
    LOGOUT,
    SIGN_OUT,
    SIGN_OUT_ELSEWHERE,
    PASSWORD_CHANGE,
    LEAVING,
    DELETION,
    DISABLING,
    DEMOTION,
    /** Of a refresh token, for which there has to be no grace. */
    REUSE;

    /** Does it, and returns when the node has answered. */
    void on(LatchkeyProcess node, Subject who) throws Exception {
        int status = answer(node, who).statusCode();
        assertTrue(this == REUSE ? status == 401 : status / 100 == 2, this + ": " + status);
    }

    private HttpResponse<String> answer(LatchkeyProcess node, Subject who) throws Exception {
        String password = LatchkeyProcess.PASSWORD;
        return switch (this) {
            case LOGOUT -> node.ask("POST", "/logout", who.token(), Map.of());
            case SIGN_OUT -> node.ask("DELETE", "/me/sessions/" + who.sessionId(), who.other(), Map.of());
            case SIGN_OUT_ELSEWHERE -> node.ask("DELETE", "/me/sessions", who.other(), Map.of());
            case PASSWORD_CHANGE ->
                node.ask(
                        "PUT",
                        "/me/password",
                        who.other(),
                        Map.of("current_password", password, "new_password", "wrong mule fuel cell"));
            case LEAVING -> node.ask("DELETE", "/me", who.other(), Map.of("password", password));
            case DELETION -> node.ask("DELETE", "/users/" + who.id(), who.admin(), Map.of());
            case DISABLING -> node.ask("PATCH", "/users/" + who.id(), who.admin(), Map.of("enabled", false));
            case DEMOTION -> node.ask("PATCH", "/users/" + who.id(), who.admin(), Map.of("roles", List.of("user")));
            case REUSE -> refreshedTwice(node, who.refresh());
        };
    }

    private static HttpResponse<String> refreshedTwice(LatchkeyProcess node, String token) throws Exception {
        node.refresh(token);
        return node.refresh(token);
    }

    /** What the list of all users answers before. */
    int before() {
        return this == DEMOTION ? 200 : 403;
    }

    int after() {
        return this == DEMOTION ? 403 : 401;
    }
}
