package dev.latchkey.user;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;

/** Tells which of a user's unique members another user already has: the database's index is the only judge of that. */
final class Taken {
    private static final Map<String, ProblemType> TYPES = Map.of(
            "users_email_taken", ProblemType.EMAIL_TAKEN,
            "users_username_taken", ProblemType.USERNAME_TAKEN);

    private Taken() {}

    static Throwable asProblem(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(ConstraintViolationException.class::isInstance)
                .map(cause -> TYPES.get(((ConstraintViolationException) cause).getConstraintName()))
                .filter(type -> type != null)
                .findFirst()
                .<Throwable>map(Problem::of)
                .orElse(failure);
    }
}
