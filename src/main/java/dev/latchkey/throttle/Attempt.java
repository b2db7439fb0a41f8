package dev.latchkey.throttle;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that may fail only so often.
 *
 * @param turn the same for those that wait for each other
 * @param counts what it is counted under, the most specific first; none where no rule binds it
 * @param user whose network becomes known if it succeeds; null where there is no such user, or nothing to be known
 * @param network where it comes from; empty where the connection has no address, or nothing is to be known
 */
public record Attempt(UUID turn, List<Count> counts, @Nullable UUID user, String network) {
    UUID[] keys() {
        return counts.stream().map(Count::key).toArray(UUID[]::new);
    }
}
