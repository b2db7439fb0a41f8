package dev.latchkey.database;

import dev.latchkey.problem.CannotStart;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

    /**
     * Does something with the database and ends. The embedded one is used beside a Latchkey that runs on it, and else started
     * for as long as it takes.
     *
     * @throws CannotStart when there is no database to work with
     */
    public static <T> T visit(Function<DatabaseSettings, T> work) {
        SmallRyeConfig config = ConfigUtils.configBuilder().build();
        Optional<DatabaseSettings> configured = new ConfiguredDatabase(config).complete();
        if (configured.isPresent()) {
            return work.apply(configured.get());
        }
        System.setProperty(EMBEDDED, "true");
        EmbeddedPostgres postgres = EmbeddedPostgres.visited(directory(config));
        try {
            return work.apply(postgres.settings());
        } finally {
            postgres.stop();
        }
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
        EmbeddedPostgres postgres = EmbeddedPostgres.in(directory(config));
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            Runtime.getRuntime().addShutdownHook(new Thread(new LastStop(postgres), "stop PostgreSQL"));
            postgres.keepRunning();
        }
        System.setProperty(EMBEDDED, "true");
        return postgres.settings();
    }

    private static Path directory(SmallRyeConfig config) {
        return config.getOptionalValue("latchkey.data", Path.class).orElse(Path.of(".latchkey"));
    }
}
