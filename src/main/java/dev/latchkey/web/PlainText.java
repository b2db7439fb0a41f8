package dev.latchkey.web;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text that people read: well-formed Unicode without NUL, control characters and noncharacters, so that it is stored and
 * given back unchanged. Emoji, right-to-left text and combining marks are text like any other. Null is valid.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({FIELD, METHOD, PARAMETER, TYPE_USE})
@Constraint(validatedBy = PlainTextValidator.class)
public @interface PlainText {
    /** The fewest characters, counted in code points; where it is 1 or more, blank text is refused too. */
    int min() default 0;

    /** The most characters, counted in code points. */
    int max();

    /** Whether line breaks and tabs are allowed. */
    boolean multiline() default false;

    String message() default "must be plain text";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
