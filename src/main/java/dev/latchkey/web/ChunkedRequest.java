package dev.latchkey.web;

import io.netty.util.AttributeKey;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Makes a request in chunks the last of its connection. The decoder does not tell whether a length came beside the chunks; if one
 * did, whoever passed the request on may take it to end elsewhere, and what follows for what somebody hid in it (RFC 9112,
 * section 6.1).
 */
@ApplicationScoped
class ChunkedRequest {
    private static final AttributeKey<Boolean> LAST = AttributeKey.valueOf(ChunkedRequest.class.getName());

    void register(@Observes Filters filters) {
        filters.register(ChunkedRequest::check, Priorities.CHUNKS);
    }

    private static void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.version() == HttpVersion.HTTP_2 || !(request.connection() instanceof ConnectionBase connection)) {
            context.next();
        } else if (connection.channel().hasAttr(LAST)) {
            connection.close();
        } else {
            if (request.headers().contains("Transfer-Encoding")) {
                connection.channel().attr(LAST).set(true);
                endAfter(context);
            }
            context.next();
        }
    }

    /** Where not all of it has been read, {@link UnreadBody} waits a moment first. */
    private static void endAfter(RoutingContext context) {
        HttpServerRequest request = context.request();
        context.response().putHeader("Connection", "close");
        context.addEndHandler(unused -> {
            if (request.isEnded()) {
                request.connection().close();
            }
        });
    }
}
