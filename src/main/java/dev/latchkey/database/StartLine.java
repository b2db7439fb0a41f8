package dev.latchkey.database;

import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Says in one line, once requests are taken, where Latchkey is and where its data lies. */
@ApplicationScoped
class StartLine {
    static final String PLACE = "latchkey-place";
    private static final Logger LOG = Logger.getLogger("dev.latchkey");

    private final HttpServer server;
    private final String place;

    StartLine(HttpServer server, @ConfigProperty(name = PLACE, defaultValue = "the configured database") String place) {
        this.server = server;
        this.place = place;
    }

    void say(@ObservesAsync HttpServerStart started) {
        String url = "http://localhost:" + server.getPort();
        LOG.infof("Latchkey is ready at %s (Swagger UI %s/q/swagger-ui), with %s.", url, url, place);
    }
}
