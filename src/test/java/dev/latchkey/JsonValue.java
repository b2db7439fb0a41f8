package dev.latchkey;

import java.util.Set;

/** What a client may send where a member is expected: literal JSON, the empty one for a member that is left out. */
enum JsonValue {
    ABSENT(Kind.NOTHING, ""),
    NULL(Kind.NOTHING, "null"),
    NUMBER(Kind.NUMBER, "5"),
    FRACTION(Kind.NUMBER, "-1.5e3"),
    HUGE_NUMBER(Kind.NUMBER, "1e400"),
    TRUE(Kind.BOOLEAN, "true"),
    OBJECT(Kind.OBJECT, "{}"),
    FULL_OBJECT(Kind.OBJECT, "{\"id\": \"x\", \"value\": [1]}"),
    ARRAY(Kind.ARRAY, "[]"),
    FULL_ARRAY(Kind.ARRAY, "[\"x\"]"),
    NESTED_ARRAY(Kind.ARRAY, "[[[{}]]]"),
    EMPTY(Kind.NO_TEXT, ""),
    BLANK(Kind.NO_TEXT, " "),
    ZERO_WIDTH(Kind.NO_TEXT, "\\u200B"),
    NUL(Kind.NO_TEXT, "abc.def.ghi\\u0000"),
    LONE_SURROGATE(Kind.NO_TEXT, "abc.def.ghi\\uD800"),
    REVERSED_SURROGATES(Kind.NO_TEXT, "abc.def.ghi\\uDC00\\uD800"),
    LONG(Kind.LONG_TEXT, "a".repeat(10_000)),
    CRLF(Kind.LINES, "first line\\r\\nsecond line"),
    EMOJI(Kind.TEXT, "👩‍👧‍👦 \\uD83D\\uDD11 and more"),
    RIGHT_TO_LEFT(Kind.TEXT, "שלום עולם \u202Eabc"),
    COMBINING(Kind.TEXT, "Z̷̢͔a\u0301lgo \u1112\u1161\u11ab"),
    MARKUP(Kind.TEXT, "<script>alert('1')</script>"),
    SQL(Kind.TEXT, "'; DROP TABLE users; --"),
    TEMPLATE(Kind.TEXT, "${7*7} #{7*7} {user.id} %s %n"),
    JSON_IN_TEXT(Kind.TEXT, "{\\\"a\\\": \\\"\\\\u0000\\\"}");

    /** What the value is, as far as it matters for whether a member takes it. */
    enum Kind {
        NOTHING,
        NUMBER,
        BOOLEAN,
        OBJECT,
        ARRAY,
        NO_TEXT,
        LONG_TEXT,
        LINES,
        TEXT;

        private static final Set<Kind> TEXTS = Set.of(NO_TEXT, LONG_TEXT, LINES, TEXT);

        boolean isText() {
            return TEXTS.contains(this);
        }
    }

    private final Kind kind;
    private final String literal;

    JsonValue(Kind kind, String literal) {
        this.kind = kind;
        this.literal = kind.isText() ? '"' + literal + '"' : literal;
    }

    Kind kind() {
        return kind;
    }

    String literal() {
        return literal;
    }
}
