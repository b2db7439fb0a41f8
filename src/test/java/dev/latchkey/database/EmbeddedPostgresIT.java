package dev.latchkey.database;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.problem.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {
    @TempDir
    static Path made;

    @TempDir
    Path home;

    private Path directory = Path.of("");
    private @Nullable EmbeddedPostgres postgres;

    /** What a first start makes, for those tests that are not about it: it takes seconds. */
    @BeforeAll
    static void makeData() throws IOException {
        borrowBinaries(made);
        EmbeddedPostgres.in(made).stop();
        Files.delete(made.resolve("binaries"));
    }

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = Files.createDirectory(home.resolve("data"));
        borrowBinaries(directory);
    }

    /** PostgreSQL's programs, which are unpacked once for all tests. */
    private static void borrowBinaries(Path directory) throws IOException {
        DataDirectory shared = DataDirectory.at(Path.of("target", "test-binaries"));
        new Binaries(shared).folder();
        Files.createSymbolicLink(directory.resolve("binaries"), shared.binaries());
    }

    private void haveDataBeforehand() throws IOException, InterruptedException {
        Process copy = new ProcessBuilder("cp", "-a", made + "/.", directory.toString()).start();
        assertEquals(0, copy.waitFor());
    }

    @AfterEach
    void end() throws IOException {
        stop();
        Files.delete(directory.resolve("binaries"));
    }

    @Test
    void itsFilesAreTheirOwnersOnly() throws IOException {
        start();
        assertEquals("rwx------", permissions(""));
        assertEquals("rwx------", permissions("postgres"));
        for (String file : List.of("password", "lock", "postgres.log")) {
            assertEquals("rw-------", permissions(file));
        }
    }

    @Test
    void isDurableChecksItsPagesAndListensOnLoopbackOnly() throws SQLException {
        start();
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
            assertEquals("on", query("SHOW " + setting), setting);
        }
        assertEquals("127.0.0.1", query("SHOW listen_addresses"));
    }

    @Test
    void letsNobodyInWithoutThePasswordAndNobodyAsSuperuser() throws SQLException {
        start();
        String url = settings().jdbcUrl();
        assertThrows(SQLException.class, () -> DriverManager.getConnection(url, "latchkey", "guess"));
        assertThrows(
                SQLException.class,
                () -> DriverManager.getConnection(url, "postgres", settings().password()));
        assertEquals("off", query("SHOW is_superuser"));
    }

    @Test
    void keepsItsDataBetweenRuns() throws Exception {
        haveDataBeforehand();
        start();
        remember();
        restart();
        assertTrue(remembers());
    }

    @Test
    void aReloadFindsTheRunningServerAgain() throws Exception {
        haveDataBeforehand();
        start();
        String started = query("SELECT pg_postmaster_start_time()");
        EmbeddedPostgres.in(directory).stop();
        assertEquals(started, query("SELECT pg_postmaster_start_time()"));
    }

    @Test
    void aKilledServerIsReplacedAndHasLostNothing() throws Exception {
        haveDataBeforehand();
        start();
        remember();
        ProcessHandle killed = postmaster();
        killed.destroyForcibly();
        killed.onExit().get(10, SECONDS);
        EmbeddedPostgres.in(directory);
        assertNotEquals(killed.pid(), postmaster().pid());
        assertTrue(remembers());
    }

    @Test
    void aSecondProcessOnTheDirectoryIsRefused() throws Exception {
        haveDataBeforehand();
        Process first = EmbeddedPostgresProcess.on(directory);
        ProcessHandle server = postmaster();
        try {
            CannotStart refusal = assertThrows(CannotStart.class, this::start);
            assertTrue(refusal.getMessage().contains("another Latchkey is running on " + directory.toRealPath()));
        } finally {
            kill(first);
            server.onExit().get(10, SECONDS); // or it would still write where the test has ended
        }
    }

    @Test
    void endsInOrderWithItsProcessEvenByKill9() throws Exception {
        haveDataBeforehand();
        Process process = EmbeddedPostgresProcess.on(directory);
        ProcessHandle server = postmaster();
        kill(process);
        server.onExit().get(10, SECONDS);
        assertTrue(Files.readString(directory.resolve("postgres.log")).contains("database system is shut down"));
        start();
        assertEquals("1", query("SELECT 1"));
    }

    @Test
    void aServerThatOutlivedItsProcessIsReplacedAndHasLostNothing() throws Exception {
        haveDataBeforehand();
        Process process = EmbeddedPostgresProcess.on(directory);
        remember();
        ProcessHandle orphan = postmaster();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        kill(process);
        assertTrue(orphan.isAlive());
        start();
        assertNotEquals(orphan.pid(), postmaster().pid());
        assertTrue(remembers());
    }

    @Test
    void aPidFileThatNamesAnUnrelatedProcessIsNoObstacle() throws Exception {
        haveDataBeforehand();
        start();
        remember();
        List<String> lines = Files.readAllLines(pidFile());
        stop();
        lines.set(0, String.valueOf(ProcessHandle.current().pid()));
        Files.write(pidFile(), lines);
        start();
        assertTrue(remembers());
    }

    @Test
    void anInterruptedFirstStartBeginsAnew() throws Exception {
        for (String draft : List.of("postgres.new", "binaries.new")) {
            Files.writeString(Files.createDirectories(directory.resolve(draft)).resolve("half"), "done");
        }
        Files.writeString(directory.resolve("password.new"), "ha");
        start();
        assertEquals("1", query("SELECT 1"));
        assertFalse(Files.exists(directory.resolve("postgres.new")));
    }

    @Test
    void aLostPasswordIsReplaced() throws Exception {
        haveDataBeforehand();
        start();
        remember();
        String lost = settings().password();
        stop();
        Files.delete(directory.resolve("password"));
        start();
        assertNotEquals(lost, settings().password());
        assertTrue(remembers());
        assertFalse(Files.readString(directory.resolve("postgres.log"))
                .contains(String.valueOf(settings().password())));
    }

    @Test
    void dataOfAnotherReleaseIsRefusedAndLeftAlone() throws Exception {
        haveDataBeforehand();
        start();
        stop();
        Files.writeString(directory.resolve("postgres/PG_VERSION"), "16\n");
        CannotStart refusal = assertThrows(CannotStart.class, this::start);
        assertTrue(refusal.getMessage().contains("is PostgreSQL 16's, and this build's is 17"));
    }

    private void start() {
        postgres = EmbeddedPostgres.in(directory);
    }

    private void stop() {
        if (postgres != null) {
            postgres.stop();
        }
    }

    private void restart() {
        stop();
        start();
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private Path pidFile() {
        return directory.resolve("postgres/postmaster.pid");
    }

    private ProcessHandle postmaster() throws IOException {
        return Postmaster.of(new DataDirectory(directory)).orElseThrow().process();
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file)));
    }

    /** Of the running server, whoever started it. */
    private DatabaseSettings settings() {
        return EmbeddedPostgres.settings(new DataDirectory(directory.toAbsolutePath()));
    }

    private void remember() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE remembered ()");
        }
    }

    private boolean remembers() throws SQLException {
        return "1".equals(query("SELECT count(*) FROM pg_tables WHERE tablename = 'remembered'"));
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        DatabaseSettings settings = settings();
        return DriverManager.getConnection(settings.jdbcUrl(), settings.username(), settings.password());
    }
}
