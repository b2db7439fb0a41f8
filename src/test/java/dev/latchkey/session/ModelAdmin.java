package dev.latchkey.session;

import dev.latchkey.session.ModelClient.Answer;
import dev.latchkey.testing.TestUser;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** The administrator, who does not log in for each thing to do, but only where time has passed. */
final class ModelAdmin {
    private final TestUser admin = TestUser.admin();
    private final ModelClient client;
    private final Clock clock;
    private String token = "";
    private Instant end = Instant.MIN;

    ModelAdmin(ModelClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    Answer deletes(ModelUser user) {
        return client.ask("DELETE /users/" + user.id(), token());
    }

    Answer changes(ModelUser user, Map<String, Object> change) {
        return client.ask("PATCH /users/" + user.id(), token(), change);
    }

    private String token() {
        if (!clock.instant().isBefore(end)) {
            Answer answer = client.ask("POST /login", "", Map.of("email", admin.email(), "password", admin.password()));
            token = answer.tokens().access();
            end = clock.instant().plusSeconds(answer.json().getLong("expires_in"));
        }
        return token;
    }
}
