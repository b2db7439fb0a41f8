package dev.latchkey;

import static dev.latchkey.JsonValue.Kind.BOOLEAN;
import static dev.latchkey.JsonValue.Kind.LINES;
import static dev.latchkey.JsonValue.Kind.LONG_TEXT;
import static dev.latchkey.JsonValue.Kind.NOTHING;
import static dev.latchkey.JsonValue.Kind.NO_TEXT;
import static dev.latchkey.JsonValue.Kind.TEXT;

import dev.latchkey.JsonValue.Kind;
import java.util.Set;

/**
 * A member of a request's body.
 *
 * @param valid a value that is accepted, as JSON with the placeholders of {@link Scene}
 * @param nothing which of {@code null} and absence are accepted
 */
record BodyField(String name, Takes takes, String valid, Set<JsonValue> nothing) {
    /** What a member takes. */
    enum Takes {
        /** Text of one line. */
        LINE(Set.of(TEXT)),
        /** Long text of many lines. */
        LINES_OF_TEXT(Set.of(TEXT, LINES, LONG_TEXT)),
        /** A new password, which is any text that is not too long. */
        NEW_PASSWORD(Set.of(TEXT, LINES)),
        /** Text of a form so narrow that none of the values has it. */
        FORM(Set.of()),
        /** A flag. */
        FLAG(Set.of(BOOLEAN)),
        /** A flag that says what is to be done, and is not kept. */
        COMMAND(Set.of(BOOLEAN)),
        /** A list of words, none of which is among the values. */
        WORDS(Set.of()),
        /** Any text, of which nothing is answered. */
        TOKEN(Set.of(TEXT, LINES, LONG_TEXT, NO_TEXT)),
        /** Any text, which is not the token of a link. */
        ONCE(Set.of()),
        /** What proves who somebody is, and is not right. */
        PROOF(Set.of());

        @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
        private final Set<Kind> accepted;

        Takes(Set<Kind> accepted) {
            this.accepted = accepted;
        }
    }

    /** A member that has to be there. */
    static BodyField required(String name, Takes takes, String valid) {
        return new BodyField(name, takes, valid, Set.of());
    }

    /** A member that may be left out. */
    static BodyField optional(String name, Takes takes, String valid) {
        return new BodyField(name, takes, valid, Set.of(JsonValue.ABSENT, JsonValue.NULL));
    }

    /** A member of a merge patch that cannot be cleared. */
    static BodyField patched(String name, Takes takes, String valid) {
        return new BodyField(name, takes, valid, Set.of(JsonValue.ABSENT));
    }

    /** The statuses that may answer this value. */
    Set<Integer> statusesFor(JsonValue value) {
        if (value.kind() == NOTHING ? nothing.contains(value) : takes.accepted.contains(value.kind())) {
            return Set.of(200, 201, 204);
        }
        return takes == Takes.PROOF && value.kind().isText() ? Set.of(400, 401, 403) : Set.of(400);
    }

    /** Whether the value is read, and refused for what it is not. */
    boolean isNoToken(JsonValue value) {
        return takes == Takes.ONCE && value.kind().isText();
    }

    /** Whether a violation of this name is about this member. */
    boolean isNamed(String violated) {
        return violated.equals(name)
                || (takes == Takes.WORDS && violated.matches(name + "\\[\\d+]"))
                || (takes == Takes.PROOF && violated.equals("email")); // or username: one of them is required
    }

    /** Whether the answer shows the member as it was sent. */
    boolean isGivenBack(JsonValue value) {
        return value.kind() != NOTHING && takes != Takes.NEW_PASSWORD && takes != Takes.COMMAND && takes != Takes.TOKEN;
    }
}
