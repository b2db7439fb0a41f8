package dev.latchkey.web;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items the items, newest first
 * @param next the cursor to pass as {@code after} for the next page; null on the last one
 */
public record Page<T>(
        List<T> items,
        @Schema(description = "Pass it as `after` for the next page; null on the last one.", nullable = true) @Nullable
                String next) {

    /**
     * The page that answers a request.
     *
     * @param fetched the entities after the request's cursor, one more of them than
     *     the page holds, which says whether there is a next page
     * @param id an entity's id, by which the list is ordered
     * @param view what the client sees of an entity
     */
    public static <E, T> Page<T> of(List<E> fetched, PageRequest request, Function<E, UUID> id, Function<E, T> view) {
        boolean more = fetched.size() > request.size();
        List<E> shown = more ? fetched.subList(0, request.size()) : fetched;
        return of(shown, more ? id.apply(shown.get(shown.size() - 1)) : null, view);
    }

    /**
     * A page of these.
     *
     * @param last the id that the next page begins after; null where there is none
     */
    public static <E, T> Page<T> of(List<E> shown, @Nullable UUID last, Function<E, T> view) {
        return new Page<>(shown.stream().map(view).toList(), last == null ? null : new Cursor(last).toString());
    }
}
