package dev.latchkey.page;

import dev.latchkey.problem.Constraints;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Set;

/** Holds what a page's form says to the same constraints as a request to the API. */
@ApplicationScoped
public class Validity {
    private final Validator validator;

    Validity(Validator validator) {
        this.validator = validator;
    }

    /** The request, if it is valid; fails with the 400 that an API would answer. */
    public <T> Uni<T> of(T request) {
        Set<ConstraintViolation<T>> violations = validator.validate(request);
        return violations.isEmpty()
                ? Uni.createFrom().item(request)
                : Uni.createFrom().failure(Constraints.asProblem(new ConstraintViolationException(violations)));
    }
}
