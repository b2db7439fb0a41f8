package dev.latchkey.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;

/** Where Latchkey keeps what it makes by itself when no database is configured. */
@ConfigMapping(prefix = "latchkey.data")
public interface DataConfig {
    /** The directory, made with mode 0700 when it is missing. A relative path counts from the working directory. */
    @WithParentName
    @WithDefault(".latchkey")
    Path directory();
}
