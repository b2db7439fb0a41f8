package dev.latchkey.database;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that Quarkus has to know to reach a database.
 *
 * @param place what it is, for people: never a secret
 * @param username null where Quarkus finds it in its own configuration
 * @param password null where Quarkus finds it in its own configuration
 */
public record DatabaseSettings(
        String place, String reactiveUrl, String jdbcUrl, @Nullable String username, @Nullable String password) {
    static final String REACTIVE_URL = "quarkus.datasource.reactive.url";
    static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    static final String USERNAME = "quarkus.datasource.username";
    static final String PASSWORD = "quarkus.datasource.password";

    /** The settings that follow from one URL, with or without credentials in it. */
    public static DatabaseSettings of(String url) {
        DatabaseUrl parsed = DatabaseUrl.parse(url);
        return new DatabaseSettings(
                "the database at " + parsed, parsed.reactive(), parsed.jdbc(), parsed.username(), parsed.password());
    }

    /** The settings as configuration properties. */
    public Map<String, String> asProperties() {
        Map<String, String> properties = new HashMap<>();
        properties.put(StartLine.PLACE, place);
        properties.put(REACTIVE_URL, reactiveUrl);
        properties.put(JDBC_URL, jdbcUrl);
        if (username != null) {
            properties.put(USERNAME, username);
        }
        if (password != null) {
            properties.put(PASSWORD, password);
        }
        return properties;
    }

    /** Says nothing secret. */
    @Override
    public String toString() {
        return place;
    }
}
