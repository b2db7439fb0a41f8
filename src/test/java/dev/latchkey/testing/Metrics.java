package dev.latchkey.testing;

import static io.restassured.RestAssured.given;

import java.io.IOException;

/** The application's metrics, as Prometheus reads them. */
public final class Metrics {
    private Metrics() {}

    /** The sum of a metric over all of its lines that have this label, such as {@code outcome="success"}. */
    public static double sum(String name, String label) {
        return sum(
                given().accept("text/plain")
                        .get("/q/metrics")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString(),
                name,
                label);
    }

    /** The same of one process. */
    public static double sum(LatchkeyProcess latchkey, String name, String label)
            throws IOException, InterruptedException {
        return sum(latchkey.get("/q/metrics").body(), name, label);
    }

    private static double sum(String metrics, String name, String label) {
        return metrics.lines()
                .filter(line -> (line.startsWith(name + "{") || line.startsWith(name + " ")) && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
