package dev.latchkey.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What access tokens say. */
@ConfigMapping(prefix = "latchkey.token")
public interface TokenConfig {
    /** The {@code iss} claim: the URL, without a slash at its end, that clients and other services reach Latchkey under. */
    @WithDefault("http://localhost:${quarkus.http.port}")
    @Pattern(regexp = "https?://.*[^/]", message = "must be a URL without a slash at its end")
    String issuer();

    /** The {@code aud} claim: whom the tokens are for. */
    @WithDefault("latchkey")
    String audience();

    /** How long an access token lives. */
    @WithDefault("30m")
    @DurationMin(seconds = 1)
    Duration lifetime();

    /** How many tokens a node remembers to have verified, each of about 2 KB. */
    @WithDefault("10000")
    @PositiveOrZero
    long remembered();
}
