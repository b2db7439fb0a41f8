package dev.latchkey.password;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a check takes, by the kind of hash. Hashes that were imported may take longer than one's own, and a refusal that comes
 * sooner would tell who has which, and who has none: so every refusal is to take as long as the slowest kind.
 */
@ApplicationScoped
class CheckTimes {
    /** A kind that nobody has any more shall not slow down refusals for ever. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();
    private final Clock clock;

    CheckTimes(Clock clock) {
        this.clock = clock;
    }

    /** The first checks of a kind are slow, being the first. */
    private record Kind(long averageNanos, int checks, Instant lastSeen) {
        static final int FIRST = 3;

        Kind with(long nanos, Instant now) {
            long average = checks < FIRST ? Math.min(averageNanos, nanos) : averageNanos + (nanos - averageNanos) / 8;
            return new Kind(average, Math.min(checks + 1, FIRST), now);
        }
    }

    /** Whether enough of a kind have been checked to tell how long one takes. */
    boolean areKnown(String kind) {
        Kind known = kinds.get(kind);
        return known != null && known.checks() >= Kind.FIRST;
    }

    /**
     * Notes a check, and tells how much sooner it ended than one of the slowest kind does.
     *
     * @param computations how many hashes it took: of some passwords, some schemes compute two
     * @param most how many it would have taken with any scheme
     */
    Duration missing(String kind, long nanos, int computations, int most) {
        Instant now = clock.instant();
        long each = nanos / computations;
        kinds.values().removeIf(old -> old.lastSeen().plus(REMEMBERED).isBefore(now));
        kinds.merge(kind, new Kind(each, 1, now), (known, first) -> known.with(each, now));
        long slowest =
                kinds.values().stream().mapToLong(Kind::averageNanos).max().orElse(each);
        return Duration.ofNanos(Math.max(0, slowest * most - nanos));
    }
}
