package dev.latchkey.throttle;

import dev.latchkey.setting.AtLeast;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How often something may fail. Each rule is {@code attempts/delay/longest/forget}: how many may fail, how long the next one then
 * waits, each further one twice as long, up to the longest; and how long after all that everything is forgotten.
 */
@ConfigMapping(prefix = "latchkey.throttle")
interface ThrottleConfig {
    /** Logins to one account from one network. */
    @WithDefault("10/1m/15m/1h")
    Figures accountNetwork();

    /** Logins to one account from wherever its owner has not logged in before. */
    @WithDefault("100/1m/15m/1h")
    Figures account();

    /** Logins from one network, whichever the account. */
    @WithDefault("500/10s/15m/1h")
    Figures network();

    /** Logins to an account from a browser that has its device cookie; none of the other rules binds them. */
    @WithDefault("10/1m/15m/1h")
    Figures device();

    /** Passwords asked for again, before a change that needs them, of one session. */
    @WithDefault("30/1m/15m/1h")
    Figures confirmation();

    /** Registrations from one network, those that succeed too. */
    @WithDefault("100/10s/15m/1h")
    Figures registration();

    /** Links asked for from one network, to whichever address. */
    @WithDefault("100/10s/15m/1h")
    Figures link();

    /** The networks that the rules for a network do not bind: addresses, and networks in CIDR form. */
    @WithDefault("127.0.0.0/8,::1")
    Optional<List<String>> exempt();

    /** How long after the last login from it a network is one that the owner has logged in from. */
    @WithDefault("90d")
    @AtLeast(1_000)
    Duration rememberNetworks();

    /** How often counts that are forgotten are removed from the database. */
    @WithDefault("10m")
    @AtLeast(1_000)
    Duration purgeEvery();
}
