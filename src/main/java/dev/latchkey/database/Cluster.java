package dev.latchkey.database;

import dev.latchkey.problem.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** A PostgreSQL database cluster in a data directory: made once, configured and started each time. */
final class Cluster {
    static final String NAME = "latchkey";
    private static final String RELEASE = "17";
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int START_ATTEMPTS = 3;
    private static final int PASSWORD_BYTES = 32;

    private final DataDirectory data;
    private final Programs programs;

    Cluster(DataDirectory data, Programs programs) {
        this.data = data;
        this.programs = programs;
    }

    /** Makes what is missing of cluster, role, database and password. Killed half-way, it begins anew the next time. */
    void prepare() throws IOException {
        if (!Files.exists(data.cluster())) {
            initialise();
        }
        checkRelease();
        if (data.password().filter(password -> !password.isEmpty()).isEmpty()) {
            setPassword(data.cluster(), "ALTER ROLE " + NAME);
        }
    }

    private void checkRelease() throws IOException {
        String release = Files.readString(data.cluster().resolve("PG_VERSION")).strip();
        if (!release.equals(RELEASE)) {
            throw new CannotStart(
                    "the data in %s is PostgreSQL %s's, and this build's is %s. Move it with pg_dump and psql."
                            .formatted(data.path(), release, RELEASE));
        }
    }

    /** Nobody can log in as the superuser that is made here: Latchkey's own role is an ordinary one. */
    private void initialise() throws IOException {
        Path draft = data.emptyDirectory("postgres.new");
        List<String> initdb = programs.command(
                "initdb",
                "-D",
                draft,
                "--username=postgres",
                "--auth=reject",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums");
        if (!programs.succeeds(initdb, LIMIT)) {
            throw new CannotStart("PostgreSQL could not make a database; see " + data.log() + ".");
        }
        setPassword(draft, "CREATE DATABASE " + NAME + "\nCREATE ROLE " + NAME + " LOGIN");
        sql(draft, "ALTER DATABASE " + NAME + " OWNER TO " + NAME);
        Files.move(draft, data.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void setPassword(Path cluster, String statement) throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        sql(cluster, statement + " PASSWORD '" + password + "'");
        data.keepPassword(password);
    }

    /** Runs statements, one a line, in single-user mode; the server must be down. They never reach the log. */
    private void sql(Path cluster, String statements) throws IOException {
        List<String> postgres = programs.command(
                "postgres",
                "--single",
                "-D",
                cluster,
                "-c",
                "exit_on_error=on",
                "-c",
                "log_min_error_statement=panic",
                "postgres");
        if (!programs.succeeds(postgres, statements + "\n", LIMIT)) {
            throw new CannotStart("PostgreSQL could not set up its database; see " + data.log() + ".");
        }
    }

    /** Starts the server on a free port, and waits until it accepts connections. */
    void start() throws IOException {
        for (int attempt = 0; attempt < START_ATTEMPTS; attempt++) {
            configure(freePort());
            if (startAgain()) {
                return;
            }
        }
        throw new CannotStart("its embedded PostgreSQL did not start; see " + data.log() + ".");
    }

    /** The same on the port of the last time; false where that fails, for a reason that the log has. */
    boolean startAgain() throws IOException {
        List<String> start = programs.command(
                "pg_ctl", "start", "-s", "-w", "-t", LIMIT.toSeconds(), "-D", data.cluster(), "-l", data.log());
        return programs.succeeds(start, LIMIT.plusSeconds(10));
    }

    /** By files and not by options, so that {@code pg_ctl start}, done by hand, brings the same server back. */
    private void configure(int port) throws IOException {
        Files.writeString(
                data.cluster().resolve("postgresql.conf"),
                """
                # Written by Latchkey at each start. Durability is as PostgreSQL has it by default: on.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 50
                password_encryption = 'scram-sha-256'
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_checkpoints = off
                """
                        .formatted(port));
        Files.writeString(
                data.cluster().resolve("pg_hba.conf"), "host %1$s %1$s 127.0.0.1/32 scram-sha-256\n".formatted(NAME));
    }

    /** Free now; should another process take it before PostgreSQL does, the next attempt asks for another. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
