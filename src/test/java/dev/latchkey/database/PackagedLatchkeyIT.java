package dev.latchkey.database;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.testing.LatchkeyProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
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
        assertTrue(latchkey().get("/q/openapi").body().contains("title: Latchkey"));
        assertTheAuditLogVerifies();
        stop();
        assertTrue(verdict(0).contains("chain whole"));
        assertTrue(Postmaster.of(data()).isEmpty());
        assertTrue(Files.readString(data().log()).contains("database system is shut down"));
    }

    @Test
    void aDatabaseThatIsKilledIsStartedAgainAndHasLostNothing() throws Exception {
        start();
        assertEquals(201, latchkey().register("ada@example.org").statusCode());
        Path file = data().cluster().resolve("pg_hba.conf"); // without which it does not start
        Path away = Files.move(file, home.resolve("away"));
        Postmaster killed = killDatabase();
        Thread.sleep(4000); // some attempts
        Files.move(away, file);
        while (Postmaster.of(data()).isEmpty()
                || latchkey().get("/q/health/ready").statusCode() != 200) {
            Thread.sleep(100);
        }
        Postmaster revived = Postmaster.of(data()).orElseThrow();
        assertNotEquals(killed.process().pid(), revived.process().pid());
        assertEquals(killed.port(), revived.port());
        assertEquals(200, latchkey().login("ada@example.org").statusCode());
        for (String told : List.of("has ended", "does not start", "runs again")) {
            List<String> lines = latchkey().output().stream()
                    .filter(line -> line.contains("The embedded PostgreSQL " + told))
                    .toList();
            assertEquals(1, lines.size(), told);
        }
        killDatabase();
        stop();
        assertTrue(Postmaster.of(data()).isEmpty());
    }

    private Postmaster killDatabase() throws Exception {
        Postmaster server = Postmaster.of(data()).orElseThrow();
        server.process().destroyForcibly();
        server.process().onExit().get(10, SECONDS);
        return server;
    }

    @Test
    void itsManifestLetsItUseMachineCodeWithoutAWarning() throws IOException {
        try (JarFile jar = new JarFile(
                Path.of(System.getProperty("quarkus-app"), "quarkus-run.jar").toFile())) {
            assertEquals("ALL-UNNAMED", jar.getManifest().getMainAttributes().getValue("Enable-Native-Access"));
        }
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

    /** Sealed within a second, as it is where nobody has halted the jobs. */
    private void assertTheAuditLogVerifies() throws Exception {
        assertEquals(201, latchkey().register("ada@example.org").statusCode());
        assertEquals(200, latchkey().login("ada@example.org").statusCode());
        Thread.sleep(2000);
        String whole = verdict(0);
        assertTrue(whole.matches("[1-9]\\d* events, chain whole, head \\d+:[0-9a-f]{64}; 0 not yet sealed"), whole);
        String head = whole.replaceAll(".*head (\\S+);.*", "$1");
        assertEquals(whole, verdict(0, "--since", head));
        assertTrue(verdict(1, "--since", "9" + head).contains("its end was cut off"));
    }

    private String verdict(int exitCode, String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of("verify-audit"));
        words.addAll(List.of(options));
        LatchkeyProcess command = LatchkeyProcess.command(home, Map.of(), words.toArray(String[]::new));
        assertEquals(exitCode, command.process().waitFor(), () -> String.valueOf(command.process()));
        assertEquals(1, command.output().size(), command.output()::toString);
        return command.output().get(0);
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
