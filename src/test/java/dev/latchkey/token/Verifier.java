package dev.latchkey.token;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program in another language that verifies tokens by a library that is not ours, and knows the issuer's URL only.
 *
 * @param directory where it runs
 * @param command how it is called, less what it is to verify
 */
record Verifier(Path directory, List<String> command) {
    /** What it said, and whether it found the token valid. */
    record Verdict(boolean valid, String said) {}

    /** PyJWT, as Debian packages it. */
    static Verifier python(Path directory) throws Exception {
        copy(directory, "verify.py");
        require(directory, "python3-jwt is", "/usr/bin/python3", "-c", "import jwt, cryptography");
        return new Verifier(directory, List.of("/usr/bin/python3", "verify.py"));
    }

    /** The library {@code jose}, installed by npm in the version that the lock file pins. */
    static Verifier node(Path directory) throws Exception {
        copy(directory, "verify.mjs", "package.json", "package-lock.json");
        require(directory, "Node and npm are", "npm", "--version");
        Verdict installed = run(directory, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
        return installed.valid()
                ? new Verifier(directory, List.of("node", "verify.mjs"))
                : fail("npm cannot install jose: " + installed.said());
    }

    Verdict verify(String issuer, String audience, String token) throws Exception {
        return run(
                directory,
                Stream.concat(command.stream(), Stream.of(issuer, audience, token))
                        .toList());
    }

    /** Where a machine lacks it the test is skipped, but not in CI, which installs it. */
    private static void require(Path directory, String what, String... check) throws Exception {
        boolean there = run(directory, List.of(check)).valid();
        if (!there && Boolean.parseBoolean(System.getenv("CI"))) {
            fail(what + " missing, and this is CI");
        } else if (!there) {
            abort(what + " not installed: not verified there");
        }
    }

    private static Verdict run(Path directory, List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(new ArrayList<>(command))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Verdict(process.waitFor() == 0, said);
        } catch (IOException e) {
            return new Verdict(false, e.toString());
        }
    }

    private static void copy(Path directory, String... names) throws IOException {
        Files.createDirectories(directory);
        for (String name : names) {
            try (InputStream file = Verifier.class.getResourceAsStream("/verify/" + name)) {
                Files.write(directory.resolve(name), file.readAllBytes());
            }
        }
    }
}
