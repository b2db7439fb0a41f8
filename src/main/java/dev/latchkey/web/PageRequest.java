package dev.latchkey.web;

import dev.latchkey.problem.Problem;
import jakarta.ws.rs.DefaultValue;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is wanted: a {@code @BeanParam}. What cannot be understood is a 400 that names the parameter.
 *
 * @param limit how many items, 1 to 100, as the client wrote it
 * @param after the cursor that the page before ended with, as the client wrote it; null for the first page
 */
public record PageRequest(
        @RestQuery
                @DefaultValue("20")
                @Parameter(
                        description = "How many items at most.",
                        schema =
                                @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
                String limit,
        @RestQuery
                @Parameter(
                        description = "The `next` of the page before; left out for the first page.",
                        schema = @Schema(type = SchemaType.STRING, maxLength = 64))
                @Nullable
                String after) {
    private static final int LARGEST = 100;
    private static final UUID ABOVE_ALL = new UUID(-1, -1);

    /** Refuses what {@link #size()} and {@link #bound()} could not read. */
    public PageRequest {
        requireLimit(limit);
        requireCursor(after);
    }

    /** The most items that the page may hold. */
    public int size() {
        return Integer.parseInt(limit);
    }

    /** The id that all of the page's are less than: that of the last item before, or for the first page one above all. */
    public UUID bound() {
        return after == null ? ABOVE_ALL : Cursor.parse(after).orElseThrow().id();
    }

    private static void requireLimit(String limit) {
        if (!limit.matches("[0-9]{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > LARGEST) {
            throw Problem.invalid("limit", "must be a number from 1 to " + LARGEST);
        }
    }

    private static void requireCursor(@Nullable String after) {
        if (after != null && Cursor.parse(after).isEmpty()) {
            throw Problem.invalid("after", "must be the `next` of an earlier page");
        }
    }
}
