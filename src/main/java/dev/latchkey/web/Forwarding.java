package dev.latchkey.web;

import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the proxies of a request say, the nearest one last, in one of the two kinds of header.
 *
 * @param nodes whom they had it from, whatever that is: an address, with a port or not, {@code unknown}, anything
 * @param protocols by what protocol
 */
record Forwarding(List<String> nodes, List<String> protocols) {
    /** Of {@code Forwarded}, and of the headers that were there before it: two, that are never read as one. */
    static Stream<Forwarding> allOf(MultiMap headers) {
        List<Map<String, String>> elements = ForwardedHeader.elements(headers.getAll("Forwarded"));
        return Stream.of(
                new Forwarding(each(elements, "for"), each(elements, "proto")),
                new Forwarding(each(headers, "X-Forwarded-For"), each(headers, "X-Forwarded-Proto")));
    }

    private static List<String> each(List<Map<String, String>> elements, String name) {
        return elements.stream()
                .map(parameters -> parameters.getOrDefault(name, ""))
                .toList();
    }

    private static List<String> each(MultiMap headers, String name) {
        return headers.getAll(name).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Whether the nearest proxy says anything of the protocol. */
    boolean tellsProtocol() {
        return !protocols.isEmpty() && !nearestProtocol().isEmpty();
    }

    /** Whether it says https. */
    boolean isHttps() {
        return nearestProtocol().equalsIgnoreCase("https");
    }

    private String nearestProtocol() {
        return protocols.get(protocols.size() - 1);
    }
}
