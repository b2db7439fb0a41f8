package dev.latchkey.database;

import dev.latchkey.problem.CannotStart;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Decides, before the application starts, which database it works with. */
public final class Database {
    private static final String SETTLED = "latchkey-settled";
    private static final String EMBEDDED = "latchkey-embedded";

    private Database() {}

    /**
     * Takes the configured database or, where none is configured, the embedded one, and tells Quarkus by system
     * properties of this process. In dev mode every live reload comes through here.
     *
     * @throws CannotStart when there is no database to work with
     */
    public static void settle() {
        forgetFormerAnswer();
        SmallRyeConfig config = ConfigUtils.configBuilder().build();
        Map<String, String> properties = new ConfiguredDatabase(config)
                .settings()
                .orElseGet(() -> embedded(config))
                .asProperties();
        properties.forEach(System::setProperty);
        System.setProperty(SETTLED, String.join(",", properties.keySet()));
    }

    /** Whether this process works with the embedded database. */
    public static boolean isEmbedded() {
        return Boolean.getBoolean(EMBEDDED);
    }

    /** Otherwise a reload would take its own former answer for configuration. */
    private static void forgetFormerAnswer() {
        List.of(System.getProperty(SETTLED, SETTLED).split(",")).forEach(System::clearProperty);
    }

    private static DatabaseSettings embedded(SmallRyeConfig config) {
        Path directory = config.getOptionalValue("latchkey.data", Path.class).orElse(Path.of(".latchkey"));
        EmbeddedPostgres postgres = EmbeddedPostgres.in(directory);
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            Runtime.getRuntime().addShutdownHook(new Thread(new LastStop(postgres), "stop PostgreSQL"));
        }
        System.setProperty(EMBEDDED, "true");
        return postgres.settings();
    }
}
