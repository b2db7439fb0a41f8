package dev.latchkey.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A server of Debian's PostgreSQL, to be configured and maltreated. */
public record OwnPostgres(Path programs, Path data, int port) {
    private static final String PASSWORD = "a password of the tests";
    private static final String SECRET = "a-secret-of-the-tests-and-of-nobody-else";

    /** Makes and starts one; without Debian's PostgreSQL, the test is skipped, or in CI fails. */
    public static OwnPostgres in(Path directory) throws IOException, InterruptedException, SQLException {
        OwnPostgres postgres = new OwnPostgres(installed(), directory.resolve("own-postgres"), freePort());
        Path password = Files.writeString(directory.resolve("password"), PASSWORD);
        postgres.run(
                "initdb",
                "-U",
                "latchkey",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-sync",
                "--pwfile=" + password);
        Files.writeString(
                postgres.data.resolve("postgresql.conf"),
                "listen_addresses = '127.0.0.1'\nport = %d\nunix_socket_directories = ''\nfsync = off\n"
                        .formatted(postgres.port),
                StandardOpenOption.APPEND);
        postgres.start();
        postgres.query("postgres", "CREATE DATABASE latchkey");
        return postgres;
    }

    private static Path installed() throws IOException {
        Path versions = Path.of("/usr/lib/postgresql");
        if (Files.exists(versions)) {
            try (Stream<Path> folders = Files.list(versions)) {
                return folders.max(Comparator.naturalOrder()).orElseThrow().resolve("bin");
            }
        }
        String missing = "Debian's PostgreSQL is not installed: apt install postgresql";
        return "true".equals(System.getenv("CI")) ? fail(missing) : abort(missing);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** As root, in a user namespace: PostgreSQL does not run as root. */
    private void run(String program, String... arguments) throws IOException, InterruptedException {
        boolean root = "root".equals(System.getProperty("user.name"));
        List<String> command = new ArrayList<>(root ? List.of("unshare", "-U") : List.of());
        command.addAll(List.of(programs.resolve(program).toString(), "-D", data.toString()));
        command.addAll(Arrays.asList(arguments));
        File output = data.resolveSibling("own-postgres.log").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                .start();
        assertEquals(0, process.waitFor(), () -> "%s; see %s".formatted(command, output));
    }

    /** The environment of a Latchkey that works with it. */
    public Map<String, String> environment() {
        return Map.of(
                "LATCHKEY_DATABASE_URL",
                "postgresql://127.0.0.1:" + port + "/latchkey",
                "LATCHKEY_DATABASE_USERNAME",
                "latchkey",
                "LATCHKEY_DATABASE_PASSWORD",
                PASSWORD,
                "LATCHKEY_SECRET",
                SECRET);
    }

    /** What a query answers in its first row and column, or an empty text. */
    public String query(String sql) throws SQLException {
        return query("latchkey", sql);
    }

    /** A connection to the same database as that of {@link #environment()}, by a port that leads here. */
    public Connection connect(int door) throws SQLException {
        return connect(door, "latchkey");
    }

    private static Connection connect(int door, String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + door + "/" + database, "latchkey", PASSWORD);
    }

    private String query(String database, String sql) throws SQLException {
        try (Connection connection = connect(port, database);
                var statement = connection.createStatement()) {
            boolean answers = statement.execute(sql);
            ResultSet rows = statement.getResultSet();
            return answers && rows.next() ? rows.getString(1) : "";
        }
    }

    /**
     * Makes {@code pg_stat_user_tables} true: ends all connections but those that listen, since each keeps its figures to
     * itself for up to ten seconds. Pools open others.
     */
    public void settleStatistics() throws SQLException, InterruptedException {
        query(
                """
                SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity
                WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND query NOT LIKE '%revocations%'""");
        Thread.sleep(100); // for the pools to notice
    }

    public void start() throws IOException, InterruptedException {
        run("pg_ctl", "start", "-s", "-w");
    }

    /** Stops it as a crash would. */
    public void crash() throws IOException, InterruptedException {
        run("pg_ctl", "stop", "-s", "-w", "-m", "immediate");
    }

    /** Lets its connections stand, and nothing come through them. */
    public void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    public void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        long server = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        List<String> command = new ArrayList<>(List.of("kill", signal, String.valueOf(server)));
        ProcessHandle.of(server).orElseThrow().children().forEach(child -> command.add(String.valueOf(child.pid())));
        assertEquals(0, new ProcessBuilder(command).start().waitFor());
    }

    /** Stops it, in whatever state it is. */
    public void stop() throws IOException, InterruptedException {
        if (Files.exists(data.resolve("postmaster.pid"))) {
            thaw();
            crash();
        }
    }
}
