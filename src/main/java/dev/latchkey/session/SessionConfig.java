package dev.latchkey.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long sessions last. */
@ConfigMapping(prefix = "latchkey.session")
public interface SessionConfig {
    /** How long a session lives without being refreshed or, in a browser, used. */
    @WithDefault("14d")
    @DurationMin(seconds = 1)
    Duration idleLifetime();

    /** How long a session lives at most, however often it is refreshed or used. */
    @WithDefault("90d")
    @DurationMin(seconds = 1)
    Duration lifetime();

    /** How long a refresh token that was used answers with the same successor, before its use ends the session. */
    @WithDefault("10s")
    @DurationMin
    Duration refreshGrace();

    /** How many sessions, and how many users, a node remembers, so that their requests need no database; each takes about 300 bytes. */
    @WithDefault("100000")
    @PositiveOrZero
    long remembered();

    /** How many sessions a user may have; with one more, the oldest ends. */
    @WithDefault("200")
    @Positive
    int perUser();

    /** How often what has run out is removed from the database. */
    @WithDefault("1h")
    @DurationMin(seconds = 1)
    Duration purgeEvery();
}
