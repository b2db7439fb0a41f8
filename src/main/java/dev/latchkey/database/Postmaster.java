package dev.latchkey.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The server process of a cluster, as its {@code postmaster.pid} tells of it. */
record Postmaster(ProcessHandle process, int port) {
    private static final int PORT_LINE = 3;

    static Path file(DataDirectory data) {
        return data.cluster().resolve("postmaster.pid");
    }

    /** The living server, if there is one: the file outlives a crash, and its number may by now be another process's. */
    static Optional<Postmaster> of(DataDirectory data) throws IOException {
        if (!Files.exists(file(data))) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file(data));
        if (lines.size() <= PORT_LINE
                || !lines.get(PORT_LINE).matches("\\d+")
                || !lines.get(0).matches("\\d+")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(lines.get(PORT_LINE));
        return ProcessHandle.of(Long.parseLong(lines.get(0)))
                .filter(process -> worksIn(data, process))
                .map(process -> new Postmaster(process, port));
    }

    /** Whether it is a PostgreSQL process of this cluster: those, and only those, have it as their working directory. */
    static boolean worksIn(DataDirectory data, ProcessHandle process) {
        String program = process.info().command().orElse("");
        return program.endsWith("/postgres")
                && workingDirectory(process).orElse(data.cluster()).equals(data.cluster());
    }

    /** Empty where the system does not say: macOS has no {@code /proc}. */
    private static Optional<Path> workingDirectory(ProcessHandle process) {
        try {
            return Optional.of(Files.readSymbolicLink(Path.of("/proc", String.valueOf(process.pid()), "cwd")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
