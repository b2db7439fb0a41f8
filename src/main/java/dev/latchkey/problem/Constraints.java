package dev.latchkey.problem;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bean validation's violations, as the client knows its members: by their names in JSON, forms and queries. */
public final class Constraints {
    private static final Comparator<Violation> BY_FIELD =
            Comparator.comparing(Violation::field).thenComparing(Violation::message);

    private Constraints() {}

    /** The 400 that the violations are; null where it is our own answer that is not valid. */
    public static @Nullable Problem asProblem(ConstraintViolationException violated) {
        List<Violation> violations = new ArrayList<>();
        for (ConstraintViolation<?> violation : violated.getConstraintViolations()) {
            List<Path.Node> path = new ArrayList<>();
            violation.getPropertyPath().forEach(path::add);
            if (path.stream().anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE)) {
                return null;
            }
            violations.add(new Violation(field(path), violation.getMessage()));
        }
        violations.sort(BY_FIELD);
        return Problem.invalid(violations);
    }

    private static String field(List<Path.Node> path) {
        StringBuilder field = new StringBuilder();
        for (Path.Node node : path) {
            if (isMember(node, path)) {
                append(field, node);
            }
        }
        return field.toString();
    }

    /** Whether the client wrote this node: not the method, and of a parameter only one that is no body or bean. */
    private static boolean isMember(Path.Node node, List<Path.Node> path) {
        return switch (node.getKind()) {
            case PROPERTY, CONTAINER_ELEMENT -> true;
            case PARAMETER -> path.get(path.size() - 1) == node;
            default -> false;
        };
    }

    private static void append(StringBuilder field, Path.Node node) {
        Integer index = node.getIndex();
        if (index != null) {
            field.append('[').append(index).append(']');
        }
        if (node.getKind() != ElementKind.CONTAINER_ELEMENT) {
            field.append(field.isEmpty() ? "" : ".").append(SnakeCaseStrategy.INSTANCE.translate(node.getName()));
        }
    }
}
