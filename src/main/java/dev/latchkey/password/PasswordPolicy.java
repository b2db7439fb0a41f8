package dev.latchkey.password;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Which passwords may be set, whoever sets them. Length is what counts, and that not everybody has it (NIST SP 800-63B-4,
 * section 3.1.1.2): no rules on kinds of character. Made at the start, since it reads a file.
 */
@Startup
@ApplicationScoped
class PasswordPolicy {
    static final int MAX_LENGTH = 256;

    private final PasswordScheme scheme;
    private final CommonPasswords common;
    private final int minLength;

    PasswordPolicy(PasswordConfig config, PasswordSchemes schemes, CommonPasswords common) {
        scheme = schemes.configured();
        this.common = common;
        minLength = config.minLength();
    }

    /** What the password lacks, as the end of a sentence that starts with its field; null if it may be set. */
    @Nullable
    String objectionTo(String password) {
        try (Cleartext cleartext = Cleartext.of(password)) {
            return switch (cleartext.flaw()) {
                case TOO_LONG -> lengthObjection();
                case LONE_SURROGATE -> "must be well-formed Unicode, without lone surrogates";
                case NONE -> objectionTo(cleartext);
            };
        }
    }

    private @Nullable String objectionTo(Cleartext password) {
        if (password.length() < minLength || password.length() > MAX_LENGTH) {
            return lengthObjection();
        }
        if (password.hasNul()) {
            return "must not contain the character NUL";
        }
        String objection = scheme.objectionTo(password);
        return objection == null && common.include(password.text()) ? "is among the most common passwords" : objection;
    }

    private String lengthObjection() {
        return "must be " + minLength + " to " + MAX_LENGTH + " characters long";
    }
}
