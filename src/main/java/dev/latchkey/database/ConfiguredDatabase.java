package dev.latchkey.database;

import io.smallrye.config.SmallRyeConfig;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database that the configuration names, by Latchkey's properties or by Quarkus' own. */
final class ConfiguredDatabase {
    private final SmallRyeConfig config;

    ConfiguredDatabase(SmallRyeConfig config) {
        this.config = config;
    }

    Optional<DatabaseSettings> settings() {
        Optional<DatabaseSettings> ours = value("latchkey.database.url").map(this::fromOneUrl);
        return ours.or(this::fromQuarkusUrls);
    }

    /** The same with the credentials, which Quarkus would find by itself. */
    Optional<DatabaseSettings> complete() {
        return settings()
                .map(found -> new DatabaseSettings(
                        found.place(),
                        found.reactiveUrl(),
                        found.jdbcUrl(),
                        value(DatabaseSettings.USERNAME).orElse(found.username()),
                        value(DatabaseSettings.PASSWORD).orElse(found.password())));
    }

    private DatabaseSettings fromOneUrl(String text) {
        DatabaseUrl url = DatabaseUrl.parse(text);
        return settings(url, url.reactive(), url.jdbc());
    }

    /** Whichever of the two is missing follows from the other. */
    private Optional<DatabaseSettings> fromQuarkusUrls() {
        Optional<String> reactive = value(DatabaseSettings.REACTIVE_URL);
        Optional<String> jdbc = value(DatabaseSettings.JDBC_URL);
        return reactive.or(() -> jdbc)
                .map(several -> DatabaseUrl.parse(several.split(",")[0]))
                .map(url -> settings(url, reactive.orElse(url.reactive()), jdbc.orElse(url.jdbc())));
    }

    private DatabaseSettings settings(DatabaseUrl url, String reactive, String jdbc) {
        String username = unlessConfigured(DatabaseSettings.USERNAME, url.username());
        String password = unlessConfigured(DatabaseSettings.PASSWORD, url.password());
        return new DatabaseSettings("the database at " + url, reactive, jdbc, username, password);
    }

    private @Nullable String unlessConfigured(String property, @Nullable String fromUrl) {
        return value(property).isPresent() ? null : fromUrl;
    }

    private Optional<String> value(String property) {
        return config.getOptionalValue(property, String.class);
    }
}
