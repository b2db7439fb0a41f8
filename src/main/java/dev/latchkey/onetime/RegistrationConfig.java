package dev.latchkey.onetime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What somebody has to do for an account. */
@ConfigMapping(prefix = "latchkey.registration")
public interface RegistrationConfig {
    /** Whether the address of a new account is to be verified by a mailed link, and whether before the first login. */
    @WithDefault("optional")
    Verification verification();

    /** How much it matters that an address is verified. */
    enum Verification {
        /** Nothing is ever mailed for it. */
        OFF,
        /** A link is mailed where mail is on, and nobody has to follow it. */
        OPTIONAL,
        /** Nobody logs in before. */
        REQUIRED
    }
}
