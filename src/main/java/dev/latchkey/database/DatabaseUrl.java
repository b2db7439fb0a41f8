package dev.latchkey.database;

import dev.latchkey.problem.CannotStart;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL database is, in whichever dialect it was written.
 *
 * @param location {@code host:port/name}, without credentials or parameters
 * @param parameters {@code ?sslmode=...} or nothing: the only parameter that JDBC and the reactive client both know
 * @param username from the URL itself, where it has one
 * @param password from the URL itself, where it has one
 */
record DatabaseUrl(String location, String parameters, @Nullable String username, @Nullable String password) {

    static DatabaseUrl parse(String text) {
        try {
            URI uri = URI.create(text.strip().replaceFirst("^(jdbc|vertx-reactive):", ""));
            if (uri.getHost() == null || !uri.getScheme().matches("postgres(ql)?")) {
                throw new IllegalArgumentException();
            }
            return of(uri);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new CannotStart("the database URL is not of the form postgresql://host:5432/name.");
        }
    }

    private static DatabaseUrl of(URI uri) {
        String location = uri.getHost() + ":" + (uri.getPort() < 0 ? 5432 : uri.getPort()) + uri.getRawPath();
        String[] user = Optional.ofNullable(uri.getUserInfo()).orElse("").split(":", 2);
        return new DatabaseUrl(
                location, sharedParameters(uri), user[0].isEmpty() ? null : user[0], user.length < 2 ? null : user[1]);
    }

    private static String sharedParameters(URI uri) {
        String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        return Arrays.stream(query.split("&"))
                .filter(parameter -> parameter.startsWith("sslmode="))
                .map("?"::concat)
                .collect(Collectors.joining());
    }

    String jdbc() {
        return "jdbc:postgresql://" + location + parameters;
    }

    String reactive() {
        return "postgresql://" + location + parameters;
    }

    /** Says nothing secret. */
    @Override
    public String toString() {
        return location;
    }
}
