package dev.latchkey.database;

import dev.latchkey.problem.CannotStart;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs PostgreSQL's programs: {@code initdb}, {@code pg_ctl} and {@code postgres}. They refuse to run as root, so there
 * they run in a user namespace where the same user has another number, and still owns the same files.
 */
final class Programs {
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final Path folder;
    private final Path log;

    Programs(Path folder, Path log) {
        this.folder = folder;
        this.log = log;
    }

    /** The words of a command line, with the program's full path first. */
    List<String> command(String program, Object... arguments) {
        List<String> words = new ArrayList<>(ROOT ? List.of("unshare", "-U") : List.of());
        words.add(folder.resolve(program).toString());
        Arrays.stream(arguments).map(Object::toString).forEach(words::add);
        return words;
    }

    /** Starts it with a pipe as its input and the log as its output: a server would keep a pipe of ours open. */
    Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        return builder.start();
    }

    /** Runs it to its end, and answers whether it did what it should. */
    boolean succeeds(List<String> command, String input, Duration limit) throws IOException {
        Process process = start(command);
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return endsWell(process, limit);
    }

    boolean succeeds(List<String> command, Duration limit) throws IOException {
        return succeeds(command, "", limit);
    }

    private static boolean endsWell(Process process, Duration limit) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue() == 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return false;
    }

    /** Fails early, with what to do, where even the namespace is denied: in most containers as root. */
    void check() throws IOException {
        if (!succeeds(command("postgres", "--version"), Duration.ofSeconds(10))) {
            throw CannotStart.withoutDatabase("its embedded PostgreSQL does not run here"
                    + (ROOT ? " as root; run Latchkey as an ordinary user" : "; see " + log) + ". ");
        }
    }
}
