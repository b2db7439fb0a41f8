package dev.latchkey.web;

import dev.latchkey.problem.Reader;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what a client means where what comes after us takes less than the RFCs allow. */
@ApplicationScoped
class LenientHeaders {
    /** RFC 6750, section 2.1: one space or more. */
    private static final Pattern SPACED = Pattern.compile("(?i)^(Bearer) {2,}");

    void register(@Observes Filters filters) {
        filters.register(LenientHeaders::rewrite, Priorities.LENIENCE);
    }

    private static void rewrite(RoutingContext context) {
        MultiMap headers = context.request().headers();
        @Nullable String authorization = headers.get("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, "Bearer  ", 0, 8)) {
            headers.set("Authorization", SPACED.matcher(authorization).replaceFirst("$1 "));
        }
        // RFC 9110, section 5.6.1: an empty element is none.
        if (headers.contains("Accept-Language") && Reader.isPage(context.normalizedPath())) {
            headers.set(
                    "Accept-Language", Reader.of(context.request()).language().toLanguageTag());
        }
        context.next();
    }
}
