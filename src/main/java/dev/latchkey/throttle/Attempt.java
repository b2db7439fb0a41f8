package dev.latchkey.throttle;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that may fail only so often.
 *
 * @param counts what it is counted under, the most specific first; none where no rule binds it
 * @param user whose network becomes known if it succeeds; null where there is no such user, or nothing to be known
 * @param network where it comes from; null where the connection has no address
 */
public record Attempt(List<Count> counts, @Nullable UUID user, @Nullable String network) {
    boolean isFree() {
        return counts.isEmpty();
    }

    UUID[] keys() {
        return counts.stream().map(Count::key).toArray(UUID[]::new);
    }
}
