package dev.latchkey.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.net.ConnectException;

/** Fails outside REST. */
class FailingRoutes {
    void register(@Observes Router router) {
        router.get("/test/failures/route").order(1).handler(FailingRoutes::fail);
        router.get("/test/failures/route-refused").order(1).handler(context -> context.fail(new ConnectException("x")));
    }

    private static void fail(RoutingContext context) {
        throw new IllegalStateException("select password_hash");
    }
}
