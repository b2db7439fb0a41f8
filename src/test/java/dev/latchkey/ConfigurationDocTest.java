package dev.latchkey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} lists every property of Latchkey, and no other. */
class ConfigurationDocTest {
    private static final Pattern ROW = Pattern.compile("^\\| `(latchkey\\.[a-z0-9.-]+)` \\|", Pattern.MULTILINE);

    @Test
    void everyPropertyIsDocumented() throws IOException {
        assertEquals(properties(), documented());
    }

    private static Set<String> documented() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs", "configuration.md")))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> properties() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.latchkey").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::reflect)
                        .flatMap(mapping -> propertiesOf(
                                mapping,
                                mapping.getAnnotation(ConfigMapping.class).prefix()))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> propertiesOf(Class<?> group, String prefix) {
        return Arrays.stream(group.getMethods()).flatMap(method -> propertiesOf(method, name(method, prefix)));
    }

    private static Stream<String> propertiesOf(Method method, String name) {
        boolean isGroup = method.getReturnType().getName().startsWith("dev.latchkey.")
                && method.getReturnType().isInterface();
        return isGroup ? propertiesOf(method.getReturnType(), name) : Stream.of(name);
    }

    private static String name(Method method, String prefix) {
        if (method.isAnnotationPresent(WithParentName.class)) {
            return prefix;
        }
        WithName given = method.getAnnotation(WithName.class);
        String own = given == null ? method.getName().replaceAll("([A-Z])", "-$1") : given.value();
        return prefix + "." + own.toLowerCase(Locale.ROOT);
    }
}
