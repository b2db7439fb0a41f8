package dev.latchkey.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Ends in less than a second what takes long, {@code /test/slow} before it answers. */
public class ShortDeadlines implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "latchkey.http.deadline", "400ms",
                "latchkey.http.deadline-exempt", "/test/slow/exempt,/test/large",
                "latchkey.http.head-deadline", "800ms",
                "latchkey.http.keep-alive", "1600ms",
                "latchkey.http.read-deadline", "800ms");
    }
}
