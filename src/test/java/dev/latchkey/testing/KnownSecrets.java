package dev.latchkey.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every password and secret that stands in the tests: so nobody has to think of listing a new one. */
final class KnownSecrets {
    /** {@code "password", "s3cret s3cret"}, {@code SECRET = "..."} and their like. */
    private static final Pattern LITERAL =
            Pattern.compile("(?i)(?:password|secret)[\\w.]*(?:\"\\)?,| =)\\s*\"([^\"\\\\\\n]{11,})\"");

    /** Names of properties and fields have none of these. */
    private static final Pattern NO_NAME = Pattern.compile("[ \\d-]");

    private KnownSecrets() {}

    static Set<String> inTests() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src", "test", "java"))) {
            return sources.filter(path -> path.toString().endsWith(".java"))
                    .flatMap(KnownSecrets::in)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<String> in(Path source) {
        try {
            return in(Files.readString(source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> in(String source) {
        return LITERAL.matcher(source)
                .results()
                .map(literal -> literal.group(1))
                .filter(NO_NAME.asPredicate());
    }
}
