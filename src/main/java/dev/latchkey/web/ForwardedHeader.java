package dev.latchkey.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Reads {@code Forwarded} (RFC 7239, section 4). */
final class ForwardedHeader {
    private ForwardedHeader() {}

    /**
     * What each proxy says, the nearest one last: parameters by their names in lower case. Of what cannot be read there are
     * none; that is a whole line where a quote stays open, lest whoever opened it hides what a proxy has added.
     */
    static List<Map<String, String>> elements(List<String> lines) {
        return lines.stream().flatMap(ForwardedHeader::elements).toList();
    }

    private static Stream<Map<String, String>> elements(String line) {
        List<String> elements = split(line, ',');
        return elements.isEmpty()
                ? Stream.of(Map.of())
                : elements.stream().filter(element -> !element.isBlank()).map(ForwardedHeader::parameters);
    }

    private static Map<String, String> parameters(String element) {
        Map<String, String> parameters = new HashMap<>();
        List<String> pairs = split(element, ';');
        for (String pair : pairs.stream().filter(text -> !text.isBlank()).toList()) {
            String[] sides = pair.split("=", 2);
            String name = sides[0].strip().toLowerCase(Locale.ROOT);
            if (sides.length < 2 || parameters.put(name, unquoted(sides[1].strip())) != null) {
                return Map.of(); // the RFC allows a name once
            }
        }
        return parameters;
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1")
                : value;
    }

    /** The parts between separators that are not quoted, or nothing where a quote stays open. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            i += quoted && c == '\\' ? 1 : 0;
            if (c == separator && !quoted) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return quoted ? List.of() : parts;
    }
}
