package dev.latchkey.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.LatchkeyProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PackagedLatchkeyIT {
    @TempDir
    Path home;

    private @Nullable LatchkeyProcess latchkey;

    @AfterEach
    void stop() {
        if (latchkey != null) {
            latchkey.close();
        }
    }

    @Test
    void startsWithNothingConfiguredLetsNoSecondOneOnItsDirectoryAndLeavesNothingRunning() throws Exception {
        start();
        String line = latchkey().startLine();
        assertTrue(line.contains("/q/swagger-ui), with data in " + data().path() + "."), line);
        assertRefused(LatchkeyProcess.in(home), "another Latchkey is running on " + data().path());
        assertEquals(200, latchkey().get("/q/health/ready").statusCode());
        stop();
        assertTrue(Postmaster.of(data()).isEmpty());
        assertTrue(Files.readString(data().log()).contains("database system is shut down"));
    }

    @Test
    void aConfiguredDatabaseThatIsAwayStopsItWithOneLineAndNothingIsMade() throws Exception {
        LatchkeyProcess away = LatchkeyProcess.in(
                home,
                "-Dlatchkey.database.url=postgresql://ada:secret@127.0.0.1:1/auth",
                "-Dquarkus.flyway.connect-retries=0");
        assertRefused(away, "the database at 127.0.0.1:1/auth");
        assertFalse(Files.exists(data().path()));
    }

    private static void assertRefused(LatchkeyProcess latchkey, String expected) throws Exception {
        String reason = latchkey.refusal();
        assertTrue(reason.contains(expected), reason);
        assertFalse(reason.contains("secret"), reason);
    }

    private void start() throws Exception {
        latchkey = LatchkeyProcess.in(home).ready();
    }

    private LatchkeyProcess latchkey() {
        assertTrue(latchkey != null);
        return latchkey;
    }

    private DataDirectory data() throws IOException {
        return new DataDirectory(home.toRealPath().resolve(".latchkey"));
    }
}
