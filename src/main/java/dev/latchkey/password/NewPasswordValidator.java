package dev.latchkey.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/**
 * Hibernate Validator asks the policy. It makes and initializes this class in the static start of Quarkus, when no
 * configuration can be read yet; the policy behind its client proxy is made at the first password.
 */
@ApplicationScoped
class NewPasswordValidator implements ConstraintValidator<NewPassword, String> {
    private final PasswordPolicy policy;

    NewPasswordValidator(PasswordPolicy policy) {
        this.policy = policy;
    }

    @Override
    public boolean isValid(@Nullable String password, ConstraintValidatorContext context) {
        String objection = password == null ? null : policy.objectionTo(password);
        if (objection == null) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(objection).addConstraintViolation();
        return false;
    }
}
