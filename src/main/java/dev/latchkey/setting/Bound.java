package dev.latchkey.setting;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What the annotations of one setting say. A setting that is optional and not set is within. */
record Bound(@Nullable AtLeast least, @Nullable AtMost most, @Nullable Matching form) {
    static Bound of(Method setting) {
        return new Bound(
                setting.getAnnotation(AtLeast.class),
                setting.getAnnotation(AtMost.class),
                setting.getAnnotation(Matching.class));
    }

    boolean isNone() {
        return least == null && most == null && form == null;
    }

    /** The end of a sentence that starts with the property. */
    Optional<String> objectionTo(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.flatMap(this::objectionTo);
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? objectionTo(optional.getAsInt()) : Optional.empty();
        }
        return value instanceof Duration duration
                ? objectionTo(duration.toMillis(), " ms")
                : value instanceof Number number ? objectionTo(number.longValue(), "") : objectionTo(value.toString());
    }

    private Optional<String> objectionTo(long value, String unit) {
        if (least != null && value < least.value()) {
            return Optional.of("must be at least " + least.value() + unit + ", and is " + value + unit);
        }
        return most != null && value > most.value()
                ? Optional.of("must be at most " + most.value() + unit + ", and is " + value + unit)
                : Optional.empty();
    }

    private Optional<String> objectionTo(String value) {
        return form != null && !value.matches(form.regexp()) ? Optional.of(form.message()) : Optional.empty();
    }
}
