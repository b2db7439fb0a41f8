package dev.latchkey.session;

import dev.latchkey.setting.AtLeast;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long sessions last. */
@ConfigMapping(prefix = "latchkey.session")
public interface SessionConfig {
    /** How long a session lives without being refreshed or, in a browser, used. */
    @WithDefault("14d")
    @AtLeast(1_000)
    Duration idleLifetime();

    /** How long a session lives at most, however often it is refreshed or used. */
    @WithDefault("90d")
    @AtLeast(1_000)
    Duration lifetime();

    /** How long a refresh token that was used answers with the same successor, before its use ends the session. */
    @WithDefault("10s")
    @AtLeast(0)
    Duration refreshGrace();

    /** How many sessions, and how many users, a node remembers, so that their requests need no database; each takes about 300 bytes. */
    @WithDefault("100000")
    @AtLeast(0)
    long remembered();

    /** How many sessions a user may have; with one more, the oldest ends. */
    @WithDefault("200")
    @AtLeast(1)
    int perUser();

    /** How often what has run out is removed from the database. */
    @WithDefault("1h")
    @AtLeast(1_000)
    Duration purgeEvery();
}
