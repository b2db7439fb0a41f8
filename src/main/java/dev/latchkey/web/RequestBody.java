package dev.latchkey.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Takes in a request's body, up to the limit, before anything else is done for it. Quarkus has a limit of its own, but
 * answers with a bare 413 where a length is declared, and only breaks the connection where chunks grow over it.
 */
@ApplicationScoped
class RequestBody {
    private static final int TOO_LARGE = 413;

    private final long limit;

    RequestBody(HttpConfig config) {
        limit = config.maxBody().asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::take, Priorities.BODY);
    }

    private void take(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (declaredLength(request) > limit) {
            refuse(context);
        } else if (mustCollect(request)) {
            collect(context);
        } else {
            context.next();
        }
    }

    private static boolean mustCollect(HttpServerRequest request) {
        return isAnnounced(request) && !request.isEnded();
    }

    /** Whether a body is being taken in that has not arrived in full. */
    static boolean isStillToCome(RoutingContext context) {
        return isAnnounced(context.request()) && context.body().buffer() == null;
    }

    private static boolean isAnnounced(HttpServerRequest request) {
        // REST cannot take an HTTP/2 request that has ended; there, it reads for itself, and BodyReader minds the
        // limit.
        return mayFollow(request) && request.version() != HttpVersion.HTTP_2;
    }

    /** Whether the head of a request says that there is a body; one of HTTP/2 need not say so. */
    static boolean mayFollow(HttpServerRequest request) {
        MultiMap headers = request.headers();
        return headers.contains("Content-Length")
                ? declaredLength(request) > 0
                : headers.contains("Transfer-Encoding") || request.version() == HttpVersion.HTTP_2;
    }

    private static long declaredLength(HttpServerRequest request) {
        // Never other than a number here: the decoder has refused that.
        String length = request.getHeader("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }

    private void collect(RoutingContext context) {
        HttpServerRequest request = context.request();
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() > limit) {
                refuse(context);
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(unused -> pass(context, body));
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            context.response().writeContinue();
        }
        request.resume();
    }

    private static void pass(RoutingContext context, Buffer body) {
        ((RoutingContextInternal) context).setBody(body);
        context.next();
    }

    private static void refuse(RoutingContext context) {
        UnreadBody.discard(context);
        context.fail(TOO_LARGE);
    }

    /** Hands the body to REST, which would take a request that has ended for one without a body. */
    @ServerRequestFilter(preMatching = true)
    void handOver(RoutingContext context, ContainerRequestContext rest) {
        Buffer body = context.body().buffer();
        if (body != null) {
            rest.setEntityStream(new ByteArrayInputStream(body.getBytes()));
        }
    }
}
