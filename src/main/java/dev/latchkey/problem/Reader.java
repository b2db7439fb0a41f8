package dev.latchkey.problem;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who reads an answer.
 *
 * @param isPerson whether it is somebody with a browser, who asks for HTML by name and not for JSON
 * @param language the best of ours for them
 */
public record Reader(boolean isPerson, Locale language) {
    /** Those that the message bundle is written in; the first is for everybody else. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    /** Path parameters as in {@code /accounts;a/login} do not keep the router from a page. */
    private static final Pattern PAGES = Pattern.compile("/|/(accounts|admin|problems)([/;].*)?");

    private static final Pattern HTML = Pattern.compile("(^|[,\\s])text/html(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))");
    private static final int LONGEST = 1_000;

    public static Reader of(HttpServerRequest request) {
        String accept = limited(request.getHeader("Accept"));
        boolean html = HTML.matcher(accept).find() && !accept.contains("json");
        return new Reader(html, Languages.best(LANGUAGES, limited(request.getHeader("Accept-Language"))));
    }

    /** Whether a path is one of those that answer with HTML: those of people, rather than of programs. */
    public static boolean isPage(String normalizedPath) {
        return PAGES.matcher(normalizedPath).matches();
    }

    private static String limited(@Nullable String header) {
        return header == null || header.length() > LONGEST ? "" : header;
    }
}
