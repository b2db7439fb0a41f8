package dev.latchkey.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a page of another site made a browser send a request that may change something. Browsers say so themselves, by
 * {@code Sec-Fetch-Site}, or where that is missing, as over plain http, by {@code Origin}; no page can keep them from it.
 * Who sends neither is no browser of these years, and carries nobody's cookie.
 */
public final class CrossSite {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private CrossSite() {}

    /** Whether it is such a request. A sibling domain is another site: it may be somebody else's. */
    public static boolean made(HttpServerRequest request) {
        if (SAFE.contains(request.method())) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        return site == null
                ? origin != null && !isOwn(origin, request) && !isHiddenByUs(origin, request)
                : !OWN.contains(site);
    }

    private static boolean isHiddenByUs(String origin, HttpServerRequest request) {
        return origin.equals("null") && request.path() != null && LinkPaths.include(request.path());
    }

    /** By host and port alone: where a proxy ends TLS, the scheme is not known for sure, and it is the same site's anyway. */
    private static boolean isOwn(String origin, HttpServerRequest request) {
        String authority = authority(origin);
        return authority != null
                && request.authority() != null
                && authority.equalsIgnoreCase(request.authority().toString());
    }

    private static @Nullable String authority(String origin) {
        try {
            return new URI(origin).getRawAuthority();
        } catch (URISyntaxException malformed) {
            return null;
        }
    }
}
