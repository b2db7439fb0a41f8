package dev.latchkey.web;

import dev.latchkey.setting.AtLeast;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How much of the server one request may take. */
@ConfigMapping(prefix = "latchkey.http")
interface HttpConfig {
    /** How long a request may take before its answer begins; then it is answered with a 503, or with a 408 if it has not even arrived. */
    @WithDefault("4500ms")
    Duration deadline();

    /** The paths, each with all below it, that the deadline does not bind: live views and long polls; none if left empty. */
    @WithDefault("/q/dev-ui,/.well-known/revocations")
    Optional<List<String>> deadlineExempt();

    /** The largest request body; a larger one is answered with a 413. */
    @WithDefault("64K")
    MemorySize maxBody();

    /** The most members of a form; with more, it is answered with a 400. */
    @WithDefault("100")
    @AtLeast(1)
    int maxFormFields();

    /** How deep the JSON of a body may be nested; deeper, it is answered with a 400. */
    @WithDefault("32")
    @AtLeast(1)
    int maxJsonDepth();

    /** The most query parameters; with more, a request is answered with a 400. */
    @WithDefault("100")
    @AtLeast(1)
    int maxParameters();
}
