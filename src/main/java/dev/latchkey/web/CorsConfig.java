package dev.latchkey.web;

import dev.latchkey.setting.AtLeast;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which sites' scripts may read what the API answers. */
@ConfigMapping(prefix = "latchkey.cors")
interface CorsConfig {
    /** Their origins, such as {@code https://app.example}; none if left out. */
    Optional<List<String>> origins();

    /** How long a browser may keep the answer to a preflight request. */
    @WithDefault("10m")
    @AtLeast(0)
    Duration maxAge();
}
