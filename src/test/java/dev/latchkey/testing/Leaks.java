package dev.latchkey.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The range API that every test's application asks. It knows one password. */
public final class Leaks implements AutoCloseable {
    /** What it knows: its SHA-1 is {@code RANGE} and {@code SUFFIX}. */
    public static final String PASSWORD = "a password that has leaked";

    private static final String RANGE = "358CB";
    private static final String SUFFIX = "10D7F04E7627BBFE0552581F4B10857AB6A";

    private final HttpServer server = start();

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", Leaks::answer);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/range";
    }

    private static void answer(HttpExchange exchange) throws IOException {
        boolean isAsked = exchange.getRequestURI().getPath().equals("/range/" + RANGE);
        byte[] answer = (isAsked ? SUFFIX + ":3" : "").getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
