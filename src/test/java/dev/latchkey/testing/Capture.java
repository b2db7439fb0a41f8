package dev.latchkey.testing;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Writes all that a JVM of the tests prints, logs among it, into a file too, for {@link AllLogs} to read. */
public class Capture implements LauncherSessionListener {
    private static boolean captures;

    /** Where this build keeps what is printed; empty where no build runs the tests. */
    static Optional<Path> directory() {
        return Optional.ofNullable(System.getProperty("test.logs"))
                .map(Path::of)
                .map(Capture::made);
    }

    static Optional<Path> file() {
        return directory()
                .map(path -> path.resolve("tests-" + ProcessHandle.current().pid() + ".log"));
    }

    /** Keeps a file, if it is there, for as long as the build's others. */
    static void keep(Path log) {
        Path name = Path.of(UUID.randomUUID() + "-" + log.getFileName());
        try {
            if (directory().isPresent() && Files.exists(log)) {
                Files.copy(log, directory().orElseThrow().resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path made(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Before anything is logged: a console handler keeps the stream that it finds. */
    @Override
    public synchronized void launcherSessionOpened(LauncherSession session) {
        if (!captures) {
            captures = true;
            file().ifPresent(Capture::into);
        }
    }

    private static void into(Path file) {
        try {
            FileOutputStream copy = new FileOutputStream(file.toFile());
            System.setOut(new PrintStream(new Both(System.out, copy), true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(new Both(System.err, copy), true, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What goes to both. */
    private static final class Both extends OutputStream {
        private final OutputStream first;
        private final OutputStream second;

        Both(OutputStream first, OutputStream second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public void write(int b) throws IOException {
            first.write(b);
            second.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            first.write(bytes, offset, length);
            second.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            first.flush();
            second.flush();
        }
    }
}
