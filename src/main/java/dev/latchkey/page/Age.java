package dev.latchkey.page;

import java.time.Duration;
import java.time.Instant;

/**
 * How long ago something was, as people say it: in the largest unit that has passed whole.
 *
 * @param count how many of the unit; 0 where it was just now
 */
public record Age(Unit unit, long count) {
    /** What people count in. */
    public enum Unit {
        MINUTES,
        HOURS,
        DAYS
    }

    public static Age between(Instant then, Instant now) {
        Duration passed = Duration.between(then, now);
        if (passed.toDays() > 0) {
            return new Age(Unit.DAYS, passed.toDays());
        }
        return passed.toHours() > 0
                ? new Age(Unit.HOURS, passed.toHours())
                : new Age(Unit.MINUTES, Math.max(0, passed.toMinutes()));
    }

    public boolean isNow() {
        return count == 0;
    }
}
