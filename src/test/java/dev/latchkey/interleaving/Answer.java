package dev.latchkey.interleaving;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Optional;

/** What came back, and the tokens in it. */
record Answer(int status, Optional<String> access, Optional<String> refresh) {
    static Answer of(HttpResponse<String> response) {
        JsonObject body = response.body().startsWith("{") ? new JsonObject(response.body()) : new JsonObject();
        return new Answer(
                response.statusCode(),
                Optional.ofNullable(body.getString("access_token")),
                Optional.ofNullable(body.getString("refresh_token")));
    }
}
