package dev.latchkey.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sends requests byte for byte, which a well-behaved client library would not. */
public final class Wire {
    private static final int PATIENCE_MILLIS = 30_000;

    private Wire() {}

    /** An answer; of several, the last. */
    public record Answer(int status, Map<String, String> headers, String body) {
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    public static Answer get(int port, String target, String... headers) throws IOException {
        return send(port, request("GET", target, headers) + "\r\n");
    }

    public static Answer request(int port, String method, String target, String body, String... headers)
            throws IOException {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return send(port, request(method, target, headers) + "Content-Length: " + length + "\r\n\r\n" + body);
    }

    /** The head of a request, but for the empty line that ends it. */
    public static String request(String method, String target, String... headers) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("Connection: close\r\n").toString();
    }

    public static Answer send(int port, String text) throws IOException {
        return send(port, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer send(int port, byte[] bytes) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(bytes);
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(read);
            return parse(read.toString(StandardCharsets.UTF_8));
        }
    }

    private static Answer parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        String[] head = text.substring(0, end).split("\r\n", -1);
        int status = Integer.parseInt(head[0].split(" ", -1)[1]);
        String rest = text.substring(end + 4);
        return status == 100 ? parse(rest) : new Answer(status, headers(head), rest);
    }

    private static Map<String, String> headers(String[] head) {
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < head.length; i++) {
            int colon = head[i].indexOf(':');
            headers.put(
                    head[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    head[i].substring(colon + 1).strip());
        }
        return headers;
    }
}
