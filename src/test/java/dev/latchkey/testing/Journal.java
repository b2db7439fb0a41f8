package dev.latchkey.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.Logs;

/** What the open windows have asked for, and what was written to their consoles. */
final class Journal {
    private static final Pattern REFUSED = Pattern.compile(
            "(\\S+) - Failed to load resource: the server responded with a status of 4.*", Pattern.DOTALL);

    private final Logs logs;
    private final List<String> errors = new ArrayList<>();
    private final List<JsonObject> events = new ArrayList<>();

    Journal(Logs logs) {
        this.logs = logs;
    }

    void forget() {
        read();
        errors.clear();
        events.clear();
    }

    /** The URLs that a window has asked for. */
    List<String> requests(Window window) {
        catchUp(window);
        return events.stream()
                .filter(event -> event.getString("webview").equals(window.target()))
                .map(Journal::url)
                .toList();
    }

    /**
     * The errors in the consoles of all open windows, among them what a page's policy blocked. Left out is that a page
     * itself was answered with an error, as a refused form is, and the icon that a browser looks for by itself, but only
     * at times.
     */
    List<String> errors(Window window) {
        catchUp(window);
        List<String> pages = events.stream()
                .filter(event -> "Document".equals(parameters(event).getString("type")))
                .map(Journal::url)
                .toList();
        return errors.stream().filter(error -> !isExpected(error, pages)).toList();
    }

    private static boolean isExpected(String error, List<String> pages) {
        Matcher refused = REFUSED.matcher(error);
        return refused.matches()
                && (pages.contains(refused.group(1)) || refused.group(1).endsWith("/favicon.ico"));
    }

    /** What a window has said comes a little later, but in order: so it says something, and that is waited for. */
    private void catchUp(Window window) {
        String mark = UUID.randomUUID().toString();
        window.evaluate("console.error(arguments[0])", mark);
        assertTrue(
                Patience.soon(() -> {
                    read();
                    return errors.removeIf(error -> error.contains(mark));
                }),
                "the console does not answer");
    }

    /** The driver gives each entry once. */
    private void read() {
        entries(LogType.BROWSER)
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .forEach(entry -> errors.add(entry.getMessage()));
        entries(LogType.PERFORMANCE)
                .map(entry -> new JsonObject(entry.getMessage()))
                .filter(event -> message(event).getString("method").equals("Network.requestWillBeSent"))
                .forEach(events::add);
    }

    private Stream<LogEntry> entries(String type) {
        return logs.get(type).getAll().stream();
    }

    private static String url(JsonObject event) {
        return parameters(event).getJsonObject("request").getString("url");
    }

    private static JsonObject parameters(JsonObject event) {
        return message(event).getJsonObject("params");
    }

    private static JsonObject message(JsonObject event) {
        return event.getJsonObject("message");
    }
}
