package dev.latchkey.web;

import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client says that it is. */
public final class ClientSoftware {
    private static final int MAX = 256;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private ClientSoftware() {}

    /** The request's {@code User-Agent} without control characters, and no longer than is kept of it: 256 characters. */
    public static @Nullable String of(HttpServerRequest request) {
        String sent = request.getHeader("User-Agent");
        if (sent == null) {
            return null;
        }
        String clean = CONTROL.matcher(sent).replaceAll("");
        return clean.length() <= MAX ? clean : clean.substring(0, MAX);
    }
}
