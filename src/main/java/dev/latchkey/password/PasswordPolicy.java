package dev.latchkey.password;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Which passwords may be set. Length is what counts (NIST SP 800-63B, section 3.1.1.2): no rules on kinds of character. */
@ApplicationScoped
class PasswordPolicy {
    static final int MAX_LENGTH = 256;

    private final PasswordScheme scheme;
    private final int minLength;

    PasswordPolicy(PasswordConfig config, PasswordSchemes schemes) {
        scheme = schemes.configured();
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
        return password.hasNul() ? "must not contain the character NUL" : scheme.objectionTo(password);
    }

    private String lengthObjection() {
        return "must be " + minLength + " to " + MAX_LENGTH + " characters long";
    }
}
