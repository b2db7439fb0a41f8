package dev.latchkey.setting;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import io.smallrye.config.ConfigValidator;
import io.smallrye.config.common.utils.StringUtil;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Checks Latchkey's settings against their annotations. Not by Bean Validation: as soon as one mapping has a constraint of
 * that, Quarkus has all classes of all mappings looked into, its own too, and each start takes half a second longer.
 */
final class Bounds implements ConfigValidator {
    private static final String OURS = "dev.latchkey.";

    @Override
    public void validateMapping(Class<?> mapping, String prefix, Object settings) {
        Problem[] problems =
                objections(mapping, prefix, settings).map(Problem::new).toArray(Problem[]::new);
        if (problems.length > 0) {
            throw new ConfigValidationException(problems);
        }
    }

    private static Stream<String> objections(Class<?> mapping, String prefix, Object settings) {
        return mapping.getName().startsWith(OURS)
                ? Arrays.stream(mapping.getMethods()).flatMap(method -> objections(method, prefix, settings))
                : Stream.empty();
    }

    private static Stream<String> objections(Method method, String prefix, Object settings) {
        String name = prefix + "." + StringUtil.skewer(method.getName());
        if (method.getReturnType().isInterface()) {
            return objections(method.getReturnType(), name, value(method, settings));
        }
        Bound bound = Bound.of(method);
        return bound.isNone()
                ? Stream.empty()
                : bound.objectionTo(value(method, settings)).map(objection -> name + " " + objection).stream();
    }

    private static Object value(Method method, Object settings) {
        try {
            method.setAccessible(true);
            return method.invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
