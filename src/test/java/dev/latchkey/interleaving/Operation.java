package dev.latchkey.interleaving;

import dev.latchkey.testing.LatchkeyProcess;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Set;

/** What is done to a session, or to its user, by one request. */
enum Operation implements Act {
    REFRESH,
    /** With the token before, as after an answer that was lost. */
    RETRY,
    /** With a token that was used long ago. */
    REUSE,
    LOG_OUT,
    SIGN_OUT_FROM_ELSEWHERE,
    CHANGE_PASSWORD_ELSEWHERE,
    DISABLE,
    DELETE,
    DELETE_OWN_ACCOUNT;

    private static final Map<String, Object> PASSWORD = Map.of("password", LatchkeyProcess.PASSWORD);
    private static final Map<String, Object> PASSWORDS =
            Map.of("current_password", LatchkeyProcess.PASSWORD, "new_password", "wrong mule fuel cell paperclip");

    private static final Set<Act> LOCK_ADMINISTRATORS = Set.of(DISABLE, DELETE, DELETE_OWN_ACCOUNT);

    @Override
    public Answer perform(Subject subject, Side side) throws Exception {
        return Answer.of(side.node().send(request(subject, side)));
    }

    private HttpRequest.Builder request(Subject subject, Side side) {
        LatchkeyProcess node = side.node();
        return switch (this) {
            case REFRESH -> refresh(node, subject.refreshTokens().get(2));
            case RETRY -> refresh(node, subject.refreshTokens().get(1));
            case REUSE -> refresh(node, subject.refreshTokens().get(0));
            case LOG_OUT -> node.request("/logout", subject.access()).POST(BodyPublishers.noBody());
            case SIGN_OUT_FROM_ELSEWHERE ->
                node.request("/me/sessions/" + subject.sessionId(), subject.otherAccess())
                        .DELETE();
            case CHANGE_PASSWORD_ELSEWHERE ->
                node.request("/me/password", subject.otherAccess()).PUT(json(PASSWORDS));
            case DISABLE ->
                node.request("/users/" + subject.userId(), subject.adminAccess())
                        .method("PATCH", json(Map.of("enabled", false)));
            case DELETE ->
                node.request("/users/" + subject.userId(), subject.adminAccess())
                        .DELETE();
            case DELETE_OWN_ACCOUNT ->
                node.request("/me", subject.otherAccess()).method("DELETE", json(PASSWORD));
        };
    }

    private static HttpRequest.Builder refresh(LatchkeyProcess node, String token) {
        return node.request("/refresh", null).POST(json(Map.of("refresh_token", token)));
    }

    private static HttpRequest.BodyPublisher json(Map<String, Object> body) {
        return BodyPublishers.ofString(new JsonObject(body).encode());
    }

    /** The administrator's session ends by nothing here, whoever may administer is locked by some only, and nobody reads events. */
    @Override
    public boolean passes(Statement statement, Act other) {
        return (isAnAdministrators() && statement.sql().startsWith("SELECT s.user_id, s.expires_at"))
                || statement.sql().startsWith("insert into audit_events")
                || (!LOCK_ADMINISTRATORS.contains(other) && statement.sql().contains("where enabled and roles @>"));
    }

    private boolean isAnAdministrators() {
        return this == DISABLE || this == DELETE;
    }

    /** Whoever signs out what has ended may be told so. */
    @Override
    public String essence(Answer answer, Subject subject) {
        boolean ended =
                switch (this) {
                    case LOG_OUT -> Set.of(204, 401).contains(answer.status());
                    case SIGN_OUT_FROM_ELSEWHERE -> Set.of(204, 401, 404).contains(answer.status());
                    default -> false;
                };
        return ended
                ? "ended"
                : answer.status()
                        + answer.refresh()
                                .map(token -> " " + subject.nameOf(token))
                                .orElse("");
    }
}
