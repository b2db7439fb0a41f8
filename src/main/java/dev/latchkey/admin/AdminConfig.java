package dev.latchkey.admin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The first administrator, made at the start where no account has the email address. */
@ConfigMapping(prefix = "latchkey.admin")
interface AdminConfig {
    /** The email address to log in with. */
    Optional<String> email();

    /** The first password; changing it here later changes nothing. */
    Optional<String> password();

    /** What the account is called. */
    @WithDefault("Administrator")
    String name();
}
