package dev.latchkey.testing;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A connection to the browser as a whole, which the driver does not give: its own leads to a page. */
final class DevTools implements WebSocket.Listener {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int LIMIT = 20;

    private final BlockingQueue<JsonObject> answers = new LinkedBlockingQueue<>();
    private final StringBuilder received = new StringBuilder();
    private final WebSocket socket;
    private int asked;

    private DevTools(URI browser) {
        socket = CLIENT.newWebSocketBuilder().buildAsync(browser, this).join();
    }

    /** Connects to the browser at this host and port. */
    static DevTools at(String address) {
        URI version = URI.create("http://" + address + "/json/version");
        try {
            String answer = CLIENT.send(HttpRequest.newBuilder(version).build(), BodyHandlers.ofString())
                    .body();
            return new DevTools(URI.create(new JsonObject(answer).getString("webSocketDebuggerUrl")));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("Chromium does not answer", e);
        }
    }

    /** The result of a command. */
    synchronized JsonObject ask(String method, Map<String, Object> parameters) {
        JsonObject command =
                new JsonObject().put("id", ++asked).put("method", method).put("params", new JsonObject(parameters));
        socket.sendText(command.encode(), true).join();
        JsonObject answer = answer();
        if (!answer.containsKey("result")) {
            throw new IllegalStateException(method + ": " + answer);
        }
        return answer.getJsonObject("result");
    }

    /** The next message with an id: those without one are events. */
    private JsonObject answer() {
        try {
            JsonObject answer = answers.poll(LIMIT, TimeUnit.SECONDS);
            if (answer == null) {
                throw new IllegalStateException("Chromium does not answer");
            }
            return answer.containsKey("id") ? answer : answer();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        received.append(part);
        if (last) {
            answers.add(new JsonObject(received.toString()));
            received.setLength(0);
        }
        from.request(1);
        return null;
    }
}
