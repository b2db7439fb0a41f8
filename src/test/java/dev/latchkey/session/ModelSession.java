package dev.latchkey.session;

import dev.latchkey.testing.Tokens;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A session in the application and in the model, with all tokens that it ever had. */
final class ModelSession {
    final ModelUser user;
    final SessionModel.Login model;
    final String id;
    private final String name;
    private final List<String> refreshTokens = new ArrayList<>();
    private final List<Pass> passes = new ArrayList<>();

    ModelSession(String name, ModelUser user, Tokens first) {
        this.name = name;
        this.user = user;
        this.model = user.model.logIn();
        this.id = idIn(first.access());
        add(first);
    }

    private static String idIn(String accessToken) {
        byte[] claims = Base64.getUrlDecoder()
                .decode(accessToken.substring(accessToken.indexOf('.') + 1, accessToken.lastIndexOf('.')));
        return new JsonObject(new String(claims, StandardCharsets.UTF_8)).getString("sid");
    }

    void add(Tokens tokens) {
        passes.add(new Pass(this, model.access(), tokens));
        if (!refreshTokens.contains(tokens.refresh())) {
            refreshTokens.add(tokens.refresh());
        }
    }

    int newest() {
        return refreshTokens.size() - 1;
    }

    String refreshToken(int counter) {
        return refreshTokens.get(counter);
    }

    /** An access token: mostly the newest. */
    Pass pass(int choice) {
        return passes.get(choice % 3 > 0 ? passes.size() - 1 : choice % passes.size());
    }

    @Override
    public String toString() {
        return name;
    }

    /** An access token in the application and in the model. */
    record Pass(ModelSession session, SessionModel.Access model, Tokens tokens) {
        String token() {
            return tokens.access();
        }

        SessionModel.Account account() {
            return session.model.account;
        }

        /** The status of an answer that is this one to whoever has a good token. */
        int orRefused(int status) {
            return model.isGood() ? status : 401;
        }

        @Override
        public String toString() {
            return "%s of %s".formatted(session, session.user);
        }
    }
}
