package dev.latchkey.user;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The text is a username in whatever letter case it was typed; it is kept in lower case. A username has no {@code @}, so it
 * is never taken for an email address. Null is valid.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Pattern(regexp = Username.FORM)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
public @interface Username {
    String FORM = "[A-Za-z0-9_.-]{3,30}";

    /** The same in a JSON schema, where a pattern may match anywhere. */
    String SCHEMA = "^" + FORM + "$";

    String message() default "must be 3 to 30 letters a-z, digits, or characters of _ . -";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
