package dev.latchkey.session;

import dev.latchkey.session.ModelClient.Answer;
import java.util.ArrayList;
import java.util.List;

/** What was done and answered, to be read where an answer is not the expected one. */
final class ModelStory {
    private final List<String> lines = new ArrayList<>();

    void tell(String event) {
        lines.add(event);
    }

    void tell(String question, Answer answer, int expected) {
        tell("%s: %d".formatted(question, answer.status()));
        compare("the status", expected, answer.status());
    }

    void compare(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            tell("but %s should be %s, and is %s".formatted(what, expected, actual));
            throw new AssertionError("\n  " + String.join("\n  ", lines));
        }
    }
}
