package dev.latchkey.page;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.problem.Violation;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A form as it is shown: what was typed into it, and what is wrong with that.
 *
 * @param typed the fields in their order, with their texts but for passwords
 * @param errors by field, the key of the message that stands at it
 * @param error the key of the message above all fields; null where there is none
 * @param minutes after how many it can be tried again, where that is why it was refused; else 0
 */
public record Form(Map<String, String> typed, Map<String, String> errors, @Nullable String error, long minutes) {
    /** Problems that are one field's. */
    private static final Map<ProblemType, String> FIELDS = Map.of(
            ProblemType.EMAIL_TAKEN, "email",
            ProblemType.USERNAME_TAKEN, "username");

    /** Fields of the login form, which knows no rules but that something be there. */
    private static final Set<String> MISSABLE = Set.of("email", "password");

    /** What is wrong with a field other than its form, as the API says it and as people are told. */
    private static final Map<String, String> OBJECTIONS = Map.of(
            "is among the most common passwords", "commonPassword",
            "must not be your name, your email address or the name of this service", "ownPassword",
            "is known from a leak", "leakedPassword",
            "is the account's address already", "sameEmail",
            "must have nothing but ASCII before the @", "unreachableEmail",
            "can be chosen once the email address is verified", "invalidUsername");

    /** Those that have a message of their own; of others, people need not know more than that it did not work. */
    private static final Set<ProblemType> TOLD = EnumSet.of(
            ProblemType.EMAIL_TAKEN,
            ProblemType.USERNAME_TAKEN,
            ProblemType.INVALID_CREDENTIALS,
            ProblemType.EMAIL_NOT_VERIFIED,
            ProblemType.ACCOUNT_DISABLED,
            ProblemType.WRONG_PASSWORD,
            ProblemType.LAST_ADMIN,
            ProblemType.TOO_MANY_ATTEMPTS,
            ProblemType.OVERLOADED,
            ProblemType.UNAVAILABLE);

    /** A form with these fields, in the order in which they are shown, that nobody has sent. */
    public static Form of(String... fields) {
        Map<String, String> empty = new LinkedHashMap<>();
        Arrays.stream(fields).forEach(field -> empty.put(field, ""));
        return new Form(empty, Map.of(), null, 0);
    }

    /** The same with this text in a field. */
    public Form with(String field, @Nullable String text) {
        Map<String, String> more = new LinkedHashMap<>(typed);
        more.put(field, text == null ? "" : text);
        return new Form(more, errors, error, minutes);
    }

    /**
     * The same, refused.
     *
     * @param passwordField where the password was typed that a {@code wrong-password} is about
     */
    public Form refused(Problem problem, String passwordField) {
        Map<String, String> wrong = new LinkedHashMap<>();
        problem.violations().stream()
                .filter(violation -> typed.containsKey(violation.field()))
                .forEach(violation -> wrong.put(violation.field(), key(violation)));
        String field = problem.type() == ProblemType.WRONG_PASSWORD ? passwordField : FIELDS.get(problem.type());
        if (field != null) {
            wrong.put(field, key(problem));
        }
        return new Form(typed, wrong, wrong.isEmpty() ? key(problem) : null, minutes(problem));
    }

    private static long minutes(Problem problem) {
        Duration wait = problem.retryAfter();
        return problem.type() == ProblemType.TOO_MANY_ATTEMPTS && wait != null
                ? wait.plusMinutes(1).minusNanos(1).toMinutes()
                : 0;
    }

    private static String key(Violation violation) {
        boolean missing = violation.message().equals("is required") && MISSABLE.contains(violation.field());
        String key = MessageKey.of(missing ? "missing" : "invalid", violation.field());
        return OBJECTIONS.getOrDefault(violation.message(), key);
    }

    private static String key(Problem problem) {
        return TOLD.contains(problem.type())
                ? MessageKey.of("problem", problem.type().slug())
                : "problemOther";
    }

    /** What was typed there, or nothing. */
    public String text(String field) {
        return typed.getOrDefault(field, "");
    }

    /** The key of the field's message; null where there is none. */
    public @Nullable String errorAt(String field) {
        return errors.get(field);
    }

    /** Whether nobody has sent it yet, nor is there anything in it. */
    public boolean isEmpty() {
        return !isRefused() && typed.values().stream().allMatch(String::isEmpty);
    }

    public boolean isRefused() {
        return error != null || !errors.isEmpty();
    }

    /** Whether the field is the first that is wrong, where the cursor belongs. */
    public boolean isFirstWrong(String field) {
        return typed.keySet().stream()
                .filter(errors::containsKey)
                .findFirst()
                .filter(field::equals)
                .isPresent();
    }
}
