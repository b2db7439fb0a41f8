package dev.latchkey.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A small process that stops PostgreSQL when Latchkey ends, in whatever way: it reads from a pipe that only this JVM holds,
 * and the kernel closes that even after {@code kill -9}. Ctrl-C in a terminal, which reaches all processes, leaves it alone.
 *
 * <p>It belongs to the JVM and not to a class loader, so that a live reload finds it, and its database, again.
 */
final class Watcher {
    private static final Logger LOG = Logger.getLogger(Watcher.class);
    private static final String SCRIPT = "trap '' INT TERM HUP; read -r _; exec \"$@\"";
    private static final int STOP_SECONDS = 30;

    private final Process process;
    private final FileChannel lock;

    private Watcher(Process process, FileChannel lock) {
        this.process = process;
        this.lock = lock;
    }

    /** @param lock of the directory, which is kept for as long as the watcher lives */
    static Watcher start(DataDirectory data, Programs programs, FileChannel lock) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "latchkey-watcher"));
        command.addAll(Leftovers.stopping(programs, data, "fast"));
        Process process = programs.start(command);
        System.setProperty(property(data), String.valueOf(process.pid()));
        keepReachable(process, lock);
        return new Watcher(process, lock);
    }

    /** Whether this JVM has started a watcher for the directory that still lives. */
    static boolean livesFor(DataDirectory data) {
        return Optional.ofNullable(Long.getLong(property(data)))
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .isPresent();
    }

    /** A lock is lost once its channel is garbage. The JDK refers to this future for as long as the process lives. */
    private static void keepReachable(Process process, FileChannel lock) {
        var unused = CompletableFuture.allOf(process.onExit(), CompletableFuture.completedFuture(lock));
    }

    private static String property(DataDirectory data) {
        return "latchkey-watcher:" + data.path();
    }

    /** Ends the watcher, and so PostgreSQL, and waits for both. Were it dead already, the next start would stop the server. */
    void end() {
        try (lock) {
            process.getOutputStream().close();
            process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            LOG.warn("PostgreSQL may still be running; the next start stops it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
