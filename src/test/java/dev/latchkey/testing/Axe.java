package dev.latchkey.testing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Deque's axe-core: what a machine can find of what keeps people from using a page. */
final class Axe {
    private static final String SCRIPT = script();

    /** One of its rules for WCAG 2.2 AA is off unless it is named. */
    private static final String RUN =
            """
            return axe.run(document, {
              resultTypes: ['violations'],
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
              rules: {'target-size': {enabled: true}}
            }).then(results => JSON.stringify(results.violations))""";

    private Axe() {}

    /** What is wrong with the page as it is looked at now, in lines to be read. */
    static List<String> violations(Window window, Look look) {
        if (!Boolean.TRUE.equals(window.evaluate("return 'axe' in window"))) {
            window.evaluate(SCRIPT);
        }
        JsonArray violations = new JsonArray(String.valueOf(window.evaluate(RUN)));
        return objects(violations)
                .map(violation -> look + " " + describe(violation))
                .toList();
    }

    private static String describe(JsonObject violation) {
        StringBuilder lines = new StringBuilder(violation.getString("id"))
                .append(" (" + violation.getString("impact") + "): ")
                .append(violation.getString("help"));
        objects(violation.getJsonArray("nodes")).forEach(node -> lines.append("\n    ")
                .append(node.getString("html"))
                .append("\n      ")
                .append(node.getString("failureSummary").replace("\n", "\n      ")));
        return lines.toString();
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return IntStream.range(0, array.size()).mapToObj(array::getJsonObject);
    }

    private static String script() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
