package dev.latchkey.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The service that may ask about tokens, by HTTP Basic. */
@ConfigMapping(prefix = "latchkey.introspection")
public interface IntrospectionConfig {
    /** What it is called. */
    @WithDefault("resource-server")
    String clientId();

    /** What it proves itself by, at least 32 characters; without one, only administrators may ask. */
    Optional<String> clientSecret();
}
