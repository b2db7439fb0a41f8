package dev.latchkey.mail;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The call of {@code mail_put}: the same for a connection and for a session of Hibernate, which write parameters each in its own way. */
final class PutStatement {
    private static final List<String> TYPES = List.of(
            "uuid",
            "text",
            "uuid",
            "text",
            "text",
            "text",
            "bytea",
            "text",
            "text",
            "text",
            "timestamptz",
            "uuid",
            "uuid",
            "uuid",
            "integer",
            "integer",
            "integer");

    static final String PLAIN = call("$");
    static final String OF_SESSION = call("?");

    private PutStatement() {}

    private static String call(String mark) {
        return IntStream.range(0, TYPES.size())
                .mapToObj(i -> "cast(" + mark + (i + 1) + " as " + TYPES.get(i) + ")")
                .collect(Collectors.joining(", ", "SELECT mail_put(", ")"));
    }
}
