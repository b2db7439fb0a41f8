package dev.latchkey.connection;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Tells a connection of the requests on it. */
@ApplicationScoped
class RequestsUnderWay {
    /** Before all other filters; routes of Quarkus's own that come before them answer at once. */
    private static final int FIRST = 1_000;

    void register(@Observes Filters filters) {
        filters.register(RequestsUnderWay::tell, FIRST);
    }

    private static void tell(RoutingContext context) {
        HttpServerRequest request = context.request();
        connection(request).ifPresent(connection -> {
            connection.begin(request.version() == HttpVersion.HTTP_2);
            context.addEndHandler(ended -> connection.end());
        });
        context.next();
    }

    private static Optional<Connection> connection(HttpServerRequest request) {
        return request.connection() instanceof ConnectionBase base ? Connection.of(base.channel()) : Optional.empty();
    }
}
