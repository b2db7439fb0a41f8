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

    private record Kind(long averageNanos, Instant lastSeen) {
        Kind with(long nanos, Instant now) {
            return new Kind(averageNanos + (nanos - averageNanos) / 8, now);
        }
    }

    /** Notes a check of this kind, and tells how much sooner it ended than one of the slowest kind does. */
    Duration missing(String kind, long nanos) {
        Instant now = clock.instant();
        kinds.values().removeIf(old -> old.lastSeen().plus(REMEMBERED).isBefore(now));
        kinds.merge(kind, new Kind(nanos, now), (known, first) -> known.with(nanos, now));
        long slowest =
                kinds.values().stream().mapToLong(Kind::averageNanos).max().orElse(nanos);
        return Duration.ofNanos(Math.max(0, slowest - nanos));
    }
}
