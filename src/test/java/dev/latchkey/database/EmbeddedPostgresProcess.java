package dev.latchkey.database;

import java.io.IOException;
import java.nio.file.Path;

/** A process that holds an embedded PostgreSQL until it is killed. */
final class EmbeddedPostgresProcess {
    private EmbeddedPostgresProcess() {}

    public static void main(String... args) throws IOException {
        EmbeddedPostgres.in(Path.of(args[0]));
        System.out.println("started");
        System.in.read();
    }

    /** Starts one, and returns when its server accepts connections. */
    static Process on(Path directory) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1", // ready sooner
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedPostgresProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!"started".equals(process.inputReader().readLine())) {
            throw new IllegalStateException("The process did not start PostgreSQL");
        }
        return process;
    }
}
