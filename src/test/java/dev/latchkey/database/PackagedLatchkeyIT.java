package dev.latchkey.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PackagedLatchkeyIT {
    @TempDir
    Path home;

    private @Nullable PackagedLatchkey latchkey;

    @AfterEach
    void stop() throws InterruptedException {
        if (latchkey != null) {
            latchkey.process().destroy();
            latchkey.process().waitFor();
        }
    }

    @Test
    void startsWithNothingConfiguredAndLeavesNothingRunning() throws Exception {
        String line = start();
        assertTrue(line.contains("/q/swagger-ui), with data in " + data().path() + "."), line);
        assertEquals(200, PackagedLatchkey.status(line, "/q/health/ready"));
        stop();
        assertTrue(Postmaster.of(data()).isEmpty());
        assertTrue(Files.readString(data().log()).contains("database system is shut down"));
    }

    @Test
    void startsAgainAfterKill9() throws Exception {
        start();
        latchkey().process().destroyForcibly().waitFor();
        assertEquals(200, PackagedLatchkey.status(start(), "/q/health/ready"));
    }

    @Test
    void aSecondOneOnTheDirectoryStopsWithOneLine() throws Exception {
        start();
        PackagedLatchkey second = PackagedLatchkey.in(home);
        assertOneLine(second, "another Latchkey is running on " + data().path());
    }

    @Test
    void aConfiguredDatabaseThatIsAwayStopsItWithOneLineAndNothingIsMade() throws Exception {
        PackagedLatchkey away = PackagedLatchkey.in(
                home,
                "-Dlatchkey.database.url=postgresql://ada:secret@127.0.0.1:1/auth",
                "-Dquarkus.flyway.connect-retries=0");
        assertOneLine(away, "the database at 127.0.0.1:1/auth");
        assertFalse(Files.exists(data().path()));
    }

    private static void assertOneLine(PackagedLatchkey latchkey, String expected) throws InterruptedException {
        List<String> output = latchkey.output();
        assertEquals(1, latchkey.process().waitFor());
        assertEquals(1, output.size(), output::toString);
        assertTrue(output.get(0).startsWith("Latchkey cannot start: "), output::toString);
        assertTrue(output.get(0).contains(expected), output::toString);
        assertFalse(output.get(0).contains("secret"), output::toString);
    }

    private String start() throws IOException {
        latchkey = PackagedLatchkey.in(home);
        return latchkey.ready();
    }

    private PackagedLatchkey latchkey() {
        assertTrue(latchkey != null);
        return latchkey;
    }

    private DataDirectory data() throws IOException {
        return new DataDirectory(home.toRealPath().resolve(".latchkey"));
    }
}
