package dev.latchkey.user;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** The text is an {@link EmailAddress} that mail reaches; null is valid. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ValidEmail.Validator.class)
public @interface ValidEmail {
    String message() default "must be an email address of at most 254 characters";

    /** Whether it need only be one, as where an account is looked for that may be older than this rule. */
    boolean unreachable() default false;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Validator implements ConstraintValidator<ValidEmail, String> {
        private static final String UNREACHABLE = "must have nothing but ASCII before the @";

        private boolean takesUnreachable;

        @Override
        public void initialize(ValidEmail rule) {
            takesUnreachable = rule.unreachable();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null
                    || EmailAddress.parse(text)
                            .filter(address -> takesUnreachable || isReachable(address, context))
                            .isPresent();
        }

        private static boolean isReachable(EmailAddress address, ConstraintValidatorContext context) {
            if (!address.isReachable()) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(UNREACHABLE).addConstraintViolation();
            }
            return address.isReachable();
        }
    }
}
