package dev.latchkey.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The build's last step: reads all that the tests, and the processes that they started, have printed. */
class AllLogs {
    @Test
    void sayNothingThatIsSecret() throws IOException {
        List<Path> logs = logs();
        assertFalse(logs.isEmpty(), "nothing was captured");
        LogSecrets secrets = LogSecrets.of(KnownSecrets.inTests());
        List<String> found = new ArrayList<>();
        for (Path log : logs) {
            found.addAll(secrets.in(log));
        }
        assertEquals("", String.join("\n", found), "secrets in logs");
    }

    /** Among them what the tests' PostgreSQL has logged. */
    private static List<Path> logs() throws IOException {
        try (Stream<Path> captured = Files.list(Capture.directory().orElseThrow());
                Stream<Path> built = Files.list(Path.of("target"))) {
            Stream<Path> databases = built.filter(
                            path -> path.getFileName().toString().startsWith("test-database"))
                    .map(path -> path.resolve("postgres.log"))
                    .filter(Files::exists);
            return Stream.concat(captured, databases).toList();
        }
    }
}
