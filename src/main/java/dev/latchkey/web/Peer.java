package dev.latchkey.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class Peer {
    public boolean isHttps(HttpServerRequest request) {
        return request.isSSL();
    }
}
