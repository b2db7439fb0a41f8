package dev.latchkey.session;

import dev.latchkey.testing.Tokens;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Asks over one kept connection and reads no more than it must: it is the sequences' number that finds something. */
final class ModelClient {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;

    ModelClient(URI url) {
        this.url = "http://%s:%d".formatted(url.getHost(), url.getPort());
    }

    /** Asks such a thing as {@code GET /me}. */
    Answer ask(String question, String token) {
        return send(request(question, token, BodyPublishers.noBody()));
    }

    /** The same with a JSON body. */
    Answer ask(String question, String token, Map<String, Object> body) {
        return send(request(question, token, BodyPublishers.ofString(new JsonObject(body).encode())));
    }

    private HttpRequest request(String question, String token, HttpRequest.BodyPublisher body) {
        int space = question.indexOf(' ');
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + question.substring(space + 1)))
                .method(question.substring(0, space), body)
                .header("Content-Type", "application/json")
                .timeout(LIMIT);
        return (token.isEmpty() ? request : request.header("Authorization", "Bearer " + token)).build();
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    record Answer(int status, String body) {
        JsonObject json() {
            return new JsonObject(body);
        }

        Tokens tokens() {
            JsonObject json = json();
            return new Tokens(json.getString("access_token"), json.getString("refresh_token"));
        }
    }
}
