package dev.latchkey.onetime;

import dev.latchkey.setting.AtLeast;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long mailed links are good for. */
@ConfigMapping(prefix = "latchkey.links")
public interface OneTimeConfig {
    /** The one to set a new password. */
    @WithDefault("1h")
    @AtLeast(60_000)
    Duration passwordReset();

    /** The one to log in. */
    @WithDefault("15m")
    @AtLeast(60_000)
    Duration login();

    /** The one that verifies an address. */
    @WithDefault("24h")
    @AtLeast(60_000)
    Duration verification();

    /** The one that confirms a new address. */
    @WithDefault("24h")
    @AtLeast(60_000)
    Duration emailChange();

    /** The one that goes back to the old address. */
    @WithDefault("72h")
    @AtLeast(60_000)
    Duration emailUndo();

    /** How often what was asked for by people who are not logged in is mailed. */
    @WithDefault("1s")
    @AtLeast(1000)
    Duration answerEvery();

    /** How often tokens that have run out are removed from the database. */
    @WithDefault("10m")
    @AtLeast(1_000)
    Duration purgeEvery();
}
