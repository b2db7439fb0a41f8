package dev.latchkey.database;

import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Says in one line, once requests are taken, where Latchkey is and where its data lies. */
@ApplicationScoped
class StartLine {
    static final String PLACE = "latchkey-place";
    private static final Logger LOG = Logger.getLogger("dev.latchkey");

    private static final long RETRY_MILLIS = 10;

    private final HttpServer server;
    private final Vertx vertx;
    private final String place;

    StartLine(
            HttpServer server,
            Vertx vertx,
            @ConfigProperty(name = PLACE, defaultValue = "the configured database") String place) {
        this.server = server;
        this.vertx = vertx;
        this.place = place;
    }

    /** The first of the server's threads to listen says so before the port is known, if another is just registering it. */
    void say(@ObservesAsync HttpServerStart started) {
        if (server.getPort() < 0) {
            vertx.setTimer(RETRY_MILLIS, unused -> say(started));
        } else {
            say();
        }
    }

    private void say() {
        String url = "http://localhost:" + server.getPort();
        LOG.infof("Latchkey is ready at %s (Swagger UI %s/q/swagger-ui), with %s.", url, url, place);
    }
}
