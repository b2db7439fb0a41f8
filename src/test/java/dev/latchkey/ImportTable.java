package dev.latchkey;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Who may import whom: each row those below it, and nobody of its own row. */
final class ImportTable {
    private static final String ROOT = "dev.latchkey";

    private static final List<Set<String>> ROWS = List.of(
            Set.of(""),
            Set.of("account", "login", "recovery", "admin", "post", "oauth2"),
            Set.of("browser"),
            Set.of("session", "feed", "throttle"),
            Set.of("revocation"),
            Set.of("token", "onetime"),
            Set.of("mail"),
            Set.of("keys", "user", "password"),
            Set.of("audit"),
            Set.of("secret"),
            Set.of("database"),
            Set.of("page", "connection", "machine"),
            Set.of("web"),
            Set.of("problem", "setting"));

    private ImportTable() {}

    static ArchCondition<JavaClass> haveAPlaceInTheTable() {
        return condition("have a place in the table", type -> Stream.of(type)
                .filter(homeless -> rowOf(packageOf(homeless)) < 0)
                .map(homeless -> SimpleConditionEvent.violated(homeless, homeless.getName() + " has none")));
    }

    static ArchCondition<JavaClass> importOnlyFromBelow() {
        return condition("import only from below", type -> type.getDirectDependenciesFromSelf().stream()
                .filter(ImportTable::isUpwards)
                .map(dependency -> SimpleConditionEvent.violated(dependency, dependency.getDescription())));
    }

    private static boolean isUpwards(Dependency dependency) {
        String from = packageOf(dependency.getOriginClass());
        String to = packageOf(dependency.getTargetClass());
        return isOurs(dependency.getTargetClass()) && !from.equals(to) && rowOf(from) >= rowOf(to);
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }

    private static String packageOf(JavaClass type) {
        return type.getPackageName().replaceFirst("^dev\\.latchkey\\.?", "");
    }

    private static int rowOf(String name) {
        return Stream.iterate(0, row -> row < ROWS.size(), row -> row + 1)
                .filter(row -> ROWS.get(row).contains(name))
                .findFirst()
                .orElse(-1);
    }

    private static ArchCondition<JavaClass> condition(
            String description, Function<JavaClass, Stream<ConditionEvent>> violations) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                violations.apply(type).forEach(events::add);
            }
        };
    }
}
