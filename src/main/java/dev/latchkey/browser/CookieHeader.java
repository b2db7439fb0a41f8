package dev.latchkey.browser;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a cookie to the letter. The server's own parser takes {@code ,__Host-x} for {@code __Host-x}, while to browsers it is
 * a name like any other, that a sibling domain may set for us.
 */
final class CookieHeader {
    private CookieHeader() {}

    /** The value of the first cookie with this name, where there is one. */
    static Optional<String> value(String name, HttpServerRequest request) {
        Pattern form = Pattern.compile("(?:^|;)[ \t]*" + Pattern.quote(name) + "=([^;]*)");
        return request.headers().getAll("Cookie").stream()
                .map(form::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }
}
