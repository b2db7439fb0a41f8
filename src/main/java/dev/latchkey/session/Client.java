package dev.latchkey.session;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Where a request came from, as its owner will recognise it.
 *
 * @param userAgent what the client calls itself, shortened; null where it does not say
 * @param ip the address of the connection's other end
 */
public record Client(@Nullable String userAgent, @Nullable String ip) {
    private static final int MAX_USER_AGENT = 256;

    public static Client of(HttpServerRequest request) {
        String userAgent = request.getHeader("User-Agent");
        return new Client(
                userAgent == null || userAgent.length() <= MAX_USER_AGENT
                        ? userAgent
                        : userAgent.substring(0, MAX_USER_AGENT),
                request.remoteAddress() == null ? null : request.remoteAddress().hostAddress());
    }
}
