package dev.latchkey.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** How the pages present themselves. */
@ConfigMapping(prefix = "latchkey.site")
interface SiteConfig {
    /** What the product is called on its pages. */
    @WithDefault("Latchkey")
    String name();

    /** A file with the logo, which stands beside the name: SVG, PNG, WebP or JPEG. A key in the accent colour if not set. */
    Optional<Path> logo();

    /** The colour of buttons, links and the key, as {@code #rrggbb}; lighter or darker where it could not be read. */
    @WithDefault("#3b5bdb")
    String accent();
}
