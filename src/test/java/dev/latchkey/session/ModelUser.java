package dev.latchkey.session;

import dev.latchkey.testing.TestUser;

/** A user in the application and in the model. Whoever is deleted is followed by another with the same name. */
final class ModelUser {
    private final String name;
    TestUser real;
    SessionModel.Account model;

    ModelUser(String name, SessionModel model) {
        this.name = name;
        this.real = registered();
        this.model = model.new Account();
    }

    /** With no session that the model does not know of. */
    private static TestUser registered() {
        TestUser user = TestUser.registered();
        user.asks().post("/logout").then().statusCode(204);
        return user;
    }

    void becomeAnother(SessionModel sessions) {
        model.end();
        real = registered();
        model = sessions.new Account();
    }

    void changePassword(String password) {
        real = new TestUser(real.id(), real.email(), password, real.token());
    }

    @Override
    public String toString() {
        return name;
    }
}
