package dev.latchkey.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with a body that cannot be read, in the client's terms: no class of ours, no word of the library's. */
final class UnreadableJson {
    private UnreadableJson() {}

    /** Reads a body. */
    interface Reading<T> {
        @Nullable
        T read() throws IOException;
    }

    /** What is read, or else the problem with it. */
    static <T> @Nullable T guard(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (InvalidDefinitionException fault) {
            throw fault;
        } catch (JsonProcessingException unreadable) {
            throw asProblem(unreadable);
        } catch (IllegalArgumentException conversion) {
            throw conversion.getCause() instanceof JsonMappingException unreadable ? asProblem(unreadable) : conversion;
        }
    }

    private static Problem asProblem(JsonProcessingException unreadable) {
        if (unreadable instanceof MismatchedInputException mismatch) {
            String field = field(mismatch);
            return field.isEmpty()
                    ? malformed("A JSON object is expected.")
                    : Problem.invalid(field, expected(mismatch.getTargetType()));
        }
        if (unreadable instanceof InputCoercionException outOfRange) {
            return Problem.invalid(field(outOfRange), "is out of range");
        }
        if (unreadable.getCause() instanceof InputCoercionException
                && unreadable instanceof JsonMappingException outOfRange) {
            return Problem.invalid(field(outOfRange), "is out of range");
        }
        if (unreadable instanceof ValueInstantiationException refused) {
            return Problem.invalid(field(refused), "is not valid");
        }
        if (unreadable instanceof StreamConstraintsException) {
            return malformed("The JSON is nested too deeply, or has a name or number that is too long.");
        }
        boolean twice = unreadable.getOriginalMessage().startsWith("Duplicate field");
        return malformed((twice ? "The JSON names a member twice" : "The JSON does not parse") + place(unreadable));
    }

    private static Problem malformed(String detail) {
        return Problem.of(ProblemType.MALFORMED_BODY, detail);
    }

    private static String place(JsonProcessingException unreadable) {
        JsonLocation at = unreadable.getLocation();
        return at == null ? "." : ": see line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr());
    }

    private static String field(JsonMappingException mismatch) {
        return mismatch.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String field(InputCoercionException outOfRange) {
        String pointer =
                outOfRange.getProcessor().getParsingContext().pathAsPointer().toString();
        return pointer.substring(1).replace('/', '.');
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "has the wrong type";
        }
        if (type == String.class) {
            return "must be a string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        if (type.isEnum()) {
            return "must be one of " + constants(type);
        }
        return expectedOther(type);
    }

    private static String expectedOther(Class<?> type) {
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "must be an array";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "must be a number";
        }
        return type.isRecord() ? "must be an object" : "has the wrong type or format";
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
    }
}
