package dev.latchkey.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What was refused a moment ago, so that hammering does not reach the database. What others take back meanwhile, on this node or
 * another, counts here when the moment is over.
 */
@ApplicationScoped
class RecentRefusals {
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final int MOST = 10_000;
    private static final int OFTEN = 5;

    private final Cache<UUID, Refused> recent =
            Caffeine.newBuilder().expireAfterWrite(MOMENT).maximumSize(MOST).build();
    private final Clock clock;

    RecentRefusals(Clock clock) {
        this.clock = clock;
    }

    private record Refused(String rule, Instant until, AtomicInteger again) {}

    /**
     * What is to be told again.
     *
     * @param isHammered whether it has been told so often in this moment that nobody asks for an answer
     */
    record Told(Counts.Refusal refusal, boolean isHammered) {}

    void remember(UUID turn, Counts.Refusal refusal) {
        recent.put(turn, new Refused(refusal.rule(), clock.instant().plus(refusal.delay()), new AtomicInteger()));
    }

    Optional<Told> of(UUID turn) {
        Instant now = clock.instant();
        return Optional.ofNullable(recent.getIfPresent(turn))
                .filter(refused -> refused.until().isAfter(now))
                .map(refused -> told(refused, now));
    }

    private static Told told(Refused refused, Instant now) {
        Duration delay = Duration.between(now, refused.until());
        return new Told(
                new Counts.Refusal(refused.rule(), delay), refused.again().incrementAndGet() > OFTEN);
    }
}
