package dev.latchkey.mail;

import dev.latchkey.setting.Matching;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where links in mails lead. */
@ConfigMapping(prefix = "latchkey")
public interface LinkConfig {
    /** The URL, without a slash at its end, that people reach the pages under. */
    @WithDefault("${latchkey.token.issuer}")
    @Matching(regexp = "https?://.*[^/]", message = "must be a URL without a slash at its end")
    String url();
}
