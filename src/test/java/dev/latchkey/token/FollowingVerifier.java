package dev.latchkey.token;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.slf4j.Logger;

/** An example of {@code docs/verifier} at work: takes tokens, one a line, and says what it makes of each. */
final class FollowingVerifier implements AutoCloseable {
    private static final Path EXAMPLES = Path.of("docs", "verifier").toAbsolutePath();

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    private FollowingVerifier(Process process) {
        this.process = process;
        this.questions = process.outputWriter();
        this.answers = process.inputReader();
    }

    /** Beside the library {@code jose}, installed as for {@link Verifier#node}. */
    static FollowingVerifier node(Path directory, String issuer) throws Exception {
        var unused = Verifier.node(directory);
        Files.copy(
                EXAMPLES.resolve("node/verifier.mjs"),
                directory.resolve("verifier.mjs"),
                StandardCopyOption.REPLACE_EXISTING);
        return start(directory, List.of("node", "verifier.mjs", issuer, "latchkey"));
    }

    /** With nothing but jose4j, and what that logs by. */
    static FollowingVerifier java(Path directory, String issuer) throws Exception {
        String java = ProcessHandle.current().info().command().orElseThrow();
        String libraries = jarOf(JwtClaims.class) + ":" + jarOf(Logger.class);
        String example = EXAMPLES.resolve("java/LatchkeyVerifier.java").toString();
        return start(directory, List.of(java, "-cp", libraries, example, issuer, "latchkey"));
    }

    private static String jarOf(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    private static FollowingVerifier start(Path directory, List<String> command) throws IOException {
        return new FollowingVerifier(new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(Redirect.INHERIT)
                .start());
    }

    /** What it says of the token now. */
    String ask(String token) {
        try {
            questions.write(token + "\n");
            questions.flush();
            return String.valueOf(answers.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
