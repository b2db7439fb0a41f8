package dev.latchkey.token;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** An attacker's server: gives out the attacker's keys to whoever comes, and counts who came. */
final class Trap {
    private final HttpServer server;
    private final AtomicInteger visits = new AtomicInteger();

    Trap(String keySet) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] body = keySet.getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            visits.incrementAndGet();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/keys")
                .toString();
    }

    int visits() {
        return visits.get();
    }

    void close() {
        server.stop(0);
    }
}
