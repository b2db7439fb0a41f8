package dev.latchkey.token;

import dev.latchkey.setting.AtLeast;
import dev.latchkey.setting.Matching;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What access tokens say. */
@ConfigMapping(prefix = "latchkey.token")
public interface TokenConfig {
    /** The {@code iss} claim: the URL, without a slash at its end, that clients and other services reach Latchkey under. */
    @WithDefault("http://localhost:${quarkus.http.port}")
    @Matching(regexp = "https?://.*[^/]", message = "must be a URL without a slash at its end")
    String issuer();

    /** The {@code aud} claim: whom the tokens are for. */
    @WithDefault("latchkey")
    String audience();

    /** How long an access token lives. */
    @WithDefault("30m")
    @AtLeast(1_000)
    Duration lifetime();

    /** How many tokens a node remembers to have verified, each of about 2 KB. */
    @WithDefault("10000")
    @AtLeast(0)
    long remembered();
}
