package dev.latchkey.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/**
 * What is left of a body that nobody will read. Closing at once would reset the connection under a client that still
 * sends, and with it lose the answer; so the rest is dropped for a moment first.
 */
final class UnreadBody {
    private static final long GRACE_MILLIS = 1_000;

    private UnreadBody() {}

    /** Drops what arrives from now on, and ends the connection soon after the answer. */
    static void discard(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return;
        }
        request.handler(unused -> {}).endHandler(null).resume();
        if (request.version() != HttpVersion.HTTP_2) {
            context.response().putHeader("Connection", "close");
            context.addEndHandler(unused -> context.vertx()
                    .setTimer(GRACE_MILLIS, timer -> request.connection().close()));
        }
    }
}
