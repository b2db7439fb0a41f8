package dev.latchkey.session;

import dev.latchkey.web.ClientSoftware;
import dev.latchkey.web.Peer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells what a session shows of where it was started. */
@ApplicationScoped
public class Clients {
    private final Peer peer;

    Clients(Peer peer) {
        this.peer = peer;
    }

    public Client of(HttpServerRequest request) {
        return new Client(ClientSoftware.of(request), peer.address(request));
    }
}
