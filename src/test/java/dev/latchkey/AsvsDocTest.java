package dev.latchkey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/asvs.md} says shows something is there, and it gives every requirement one of its states. */
class AsvsDocTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| (\\d+\\.\\d+\\.\\d+)[^|]*\\|[^|]*\\| ([^|]*) \\|([^|]*)\\|$", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Pattern STATE = Pattern.compile("(met|partly|not met|operator's|n/a)\\b.*");

    @Test
    void whatIsNamedIsThere() throws IOException {
        Set<String> classes = classes();
        String configuration = Files.readString(Path.of("docs", "configuration.md"));
        List<String> missing = rows().flatMap(row -> NAME.matcher(row.get(2)).results())
                .map(name -> name.group(1))
                .filter(name -> !classes.contains(name) && !Files.exists(Path.of(name)))
                .filter(name -> !configuration.contains("| `" + name + "` |"))
                .distinct()
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void everyRequirementHasOneState() throws IOException {
        assertEquals(
                List.of(),
                rows().filter(row -> !STATE.matcher(row.get(1)).matches()).toList());
        assertEquals(rows().count(), rows().map(row -> row.get(0)).distinct().count());
        assertTrue(rows().count() > 200, "the rows are not read");
    }

    private static Stream<List<String>> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs", "asvs.md")))
                .results()
                .map(row -> List.of(row.group(1), row.group(2), row.group(3)));
    }

    private static Set<String> classes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".java"))
                    .map(file -> file.replaceFirst("\\.java$", ""))
                    .collect(Collectors.toSet());
        }
    }
}
