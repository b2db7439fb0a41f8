package dev.latchkey.session;

import dev.latchkey.web.Peer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells what a session shows of where it was started. */
@ApplicationScoped
public class Clients {
    private static final int MAX_USER_AGENT = 256;

    private final Peer peer;

    Clients(Peer peer) {
        this.peer = peer;
    }

    public Client of(HttpServerRequest request) {
        String userAgent = request.getHeader("User-Agent");
        return new Client(
                userAgent == null || userAgent.length() <= MAX_USER_AGENT
                        ? userAgent
                        : userAgent.substring(0, MAX_USER_AGENT),
                peer.address(request));
    }
}
