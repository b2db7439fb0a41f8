package dev.latchkey.password;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The policy for a password that is being set: 8 to 256 characters (Unicode code points in form NFC) of any kind but
 * NUL, no more than the configured scheme can hash, and none of the most common passwords. {@code null} is valid. Not for a
 * password that is only checked: that one may be older than the policy. What depends on whose it is, {@link PasswordChoice}
 * knows.
 */
@Documented
@Constraint(validatedBy = NewPasswordValidator.class)
@Target({
    ElementType.FIELD,
    ElementType.METHOD,
    ElementType.PARAMETER,
    ElementType.RECORD_COMPONENT,
    ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface NewPassword {
    /** Never shown: the policy says what it is that a password lacks. */
    String message() default "is not a password";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
