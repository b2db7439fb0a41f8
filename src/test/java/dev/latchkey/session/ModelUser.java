package dev.latchkey.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.session.ModelClient.Answer;
import dev.latchkey.testing.TestUser;
import java.util.Map;

/** A user in the application and in the model. Whoever is deleted is followed by another with the same name. */
final class ModelUser {
    private final String name;
    private final ModelClient client;
    private final SessionModel sessions;
    SessionModel.Account model;
    private String id = "";
    private String email = "";
    private String password = "";

    ModelUser(String name, ModelClient client, SessionModel sessions) {
        this.name = name;
        this.client = client;
        this.sessions = sessions;
        this.model = sessions.new Account();
    }

    /** The same, registered by now: many a sequence has nothing to do with one of them. */
    ModelUser registered() {
        if (id.isEmpty()) {
            email = TestUser.uniqueEmail();
            password = "correct horse battery staple";
            Answer answer =
                    client.ask("POST /register", "", Map.of("email", email, "password", password, "name", name));
            assertEquals(201, answer.status(), answer::body);
            id = answer.json().getString("id");
        }
        return this;
    }

    Answer logIn() {
        return client.ask("POST /login", "", Map.of("email", email, "password", password));
    }

    void becomeAnother() {
        model.end();
        model = sessions.new Account();
        id = "";
    }

    String id() {
        return id;
    }

    String password() {
        return password;
    }

    void changePassword(String next) {
        password = next;
    }

    @Override
    public String toString() {
        return name;
    }
}
