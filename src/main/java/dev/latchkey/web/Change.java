package dev.latchkey.web;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A member of an RFC 7396 merge patch, which tells apart what JSON binding usually does not: a member that is absent
 * (keep what is) and one that is {@code null} (clear it).
 *
 * @param given whether the member is in the patch
 * @param value the new value; null to clear
 */
@JsonDeserialize(using = ChangeDeserializer.class)
public record Change<T>(boolean given, @Nullable T value) {

    /** No change: the member is absent. */
    public static <T> Change<T> keep() {
        return new Change<>(false, null);
    }

    /** A change to a value, or to nothing. */
    public static <T> Change<T> to(@Nullable T value) {
        return new Change<>(true, value);
    }

    /** Hands over the new value, null to clear, if there is a change. */
    public void ifGiven(Consumer<@Nullable T> setter) {
        if (given) {
            setter.accept(value);
        }
    }
}
