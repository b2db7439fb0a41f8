package dev.latchkey.database;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.latchkey.problem.CannotStart;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of Latchkey's own, for when none is configured: a real server process with durable settings, on
 * 127.0.0.1 only, behind a random password. It outlives a live reload and ends with the process.
 */
public final class EmbeddedPostgres {
    private final DataDirectory data;
    private final @Nullable Watcher watcher;
    private final @Nullable Reviver reviver;

    private EmbeddedPostgres(DataDirectory data, @Nullable Watcher watcher, @Nullable Reviver reviver) {
        this.data = data;
        this.watcher = watcher;
        this.reviver = reviver;
    }

    /**
     * The server of a data directory: the running one, if this process has started it already, or else a new one,
     * which takes up the data that is there, after a crash too.
     *
     * @throws CannotStart when it does not run here, or another process has the directory
     */
    public static EmbeddedPostgres in(Path directory) {
        try {
            DataDirectory data = DataDirectory.at(directory);
            boolean ours = Watcher.livesFor(data);
            return ours && Postmaster.of(data).isPresent() ? found(data) : start(data, ours);
        } catch (IOException e) {
            throw new CannotStart("its embedded PostgreSQL fails in " + directory.toAbsolutePath() + ": " + e);
        }
    }

    /**
     * The server of a data directory that is there, also where another process runs it, and keeps it.
     *
     * @throws CannotStart when there is no such directory, or it does not run here
     */
    static EmbeddedPostgres visited(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new CannotStart("there is no data in " + directory.toAbsolutePath());
        }
        try {
            DataDirectory data = DataDirectory.at(directory);
            return Postmaster.of(data).isPresent() && isLocked(data) ? found(data) : in(directory);
        } catch (IOException e) {
            throw new CannotStart("its embedded PostgreSQL fails in " + directory.toAbsolutePath() + ": " + e);
        }
    }

    private static EmbeddedPostgres found(DataDirectory data) {
        return new EmbeddedPostgres(data, null, null);
    }

    private static boolean isLocked(DataDirectory data) throws IOException {
        try (FileChannel channel = open(data)) {
            return channel.tryLock() == null;
        }
    }

    private static FileChannel open(DataDirectory data) throws IOException {
        return FileChannel.open(data.lock(), Set.of(CREATE, WRITE), DataDirectory.PRIVATE_FILE);
    }

    private static EmbeddedPostgres start(DataDirectory data, boolean watched) throws IOException {
        FileChannel lock = watched ? null : lock(data);
        data.turnLog();
        Programs programs = new Programs(new Binaries(data).folder(), data.log());
        programs.check();
        Leftovers leftovers = new Leftovers(data, programs);
        leftovers.clear();
        Cluster cluster = new Cluster(data, programs);
        cluster.prepare();
        Watcher watcher = lock == null ? null : Watcher.start(data, programs, lock);
        cluster.start();
        return new EmbeddedPostgres(data, watcher, new Reviver(data, leftovers, cluster));
    }

    private static FileChannel lock(DataDirectory data) throws IOException {
        FileChannel channel = open(data);
        if (channel.tryLock() == null) {
            throw new CannotStart("another Latchkey is running on " + data.path()
                    + ". Stop it, or give this one a directory of its own: LATCHKEY_DATA=...");
        }
        return channel;
    }

    /** How to reach it. */
    public DatabaseSettings settings() {
        return settings(data);
    }

    static DatabaseSettings settings(DataDirectory data) {
        try {
            int port = Postmaster.of(data).orElseThrow().port();
            String url = "postgresql://127.0.0.1:" + port + "/" + Cluster.NAME;
            return new DatabaseSettings(
                    "data in " + data.path(),
                    url,
                    "jdbc:" + url,
                    Cluster.NAME,
                    data.password().orElseThrow());
        } catch (IOException e) {
            throw new CannotStart("it cannot read " + data.path() + ": " + e);
        }
    }

    /** From now on, starts the server again whenever it ends, if this is the object that started it. */
    void keepRunning() {
        if (reviver != null) {
            reviver.begin();
        }
    }

    /** Stops the server in order and waits for it, if this is the object that started it. */
    public void stop() {
        if (reviver != null) {
            reviver.end();
        }
        if (watcher != null) {
            watcher.end();
        }
    }
}
