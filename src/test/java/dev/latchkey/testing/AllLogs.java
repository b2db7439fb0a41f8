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
        Path database = Path.of("target", "test-database", "postgres.log");
        try (Stream<Path> captured = Files.list(Capture.directory().orElseThrow())) {
            return Stream.concat(captured, Stream.of(database).filter(Files::exists))
                    .toList();
        }
    }
}
