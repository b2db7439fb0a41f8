package dev.latchkey.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How one may log in, which discovery tells. */
@ConfigMapping(prefix = "latchkey.login")
public interface LoginConfig {
    /** Whether one may log in by a mailed link, too. It makes the mailbox as good as the password. */
    @WithDefault("false")
    boolean link();
}
