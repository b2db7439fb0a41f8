package dev.latchkey.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a former run left behind in the data directory when it was killed. Only for the holder of the directory's lock. */
final class Leftovers {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final DataDirectory data;
    private final Programs programs;

    Leftovers(DataDirectory data, Programs programs) {
        this.data = data;
        this.programs = programs;
    }

    /** Stops servers that are still alive, in order if they let us, and removes the file that claims one is. */
    void clear() throws IOException {
        boolean ignored = Postmaster.of(data).isEmpty() || stop("fast") || stop("immediate");
        if (Files.isDirectory(Path.of("/proc/self"))) {
            killStragglers();
        }
        Files.deleteIfExists(Postmaster.file(data));
    }

    private boolean stop(String mode) throws IOException {
        return programs.succeeds(stopping(programs, data, mode), LIMIT.plusSeconds(5));
    }

    static List<String> stopping(Programs programs, DataDirectory data, String mode) {
        return programs.command(
                "pg_ctl", "stop", "-s", "-w", "-m", mode, "-t", LIMIT.toSeconds(), "-D", data.cluster());
    }

    /**
     * PostgreSQL does not start while a child of a killed server is still attached to its memory. The wait is short, for
     * in a container without an init process the dead are never buried, and count as alive.
     */
    private void killStragglers() {
        List<ProcessHandle> alive = ProcessHandle.allProcesses()
                .filter(process -> Postmaster.worksIn(data, process))
                .toList();
        alive.forEach(ProcessHandle::destroyForcibly);
        alive.forEach(process ->
                process.onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join());
    }
}
