package dev.latchkey.login;

import dev.latchkey.problem.Problem;
import dev.latchkey.web.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Credentials, by members of our own or by those of the OAuth 2 password grant (RFC 6749, section 4.3.2).
 *
 * @param email the account's email address
 * @param username in place of {@code email}: the account's username or, again, its email address
 * @param grantType {@code password} where a client sends it
 */
@Schema(name = "Login")
record LoginRequest(
        @PlainText(max = 254) @Schema(nullable = true, maxLength = 254, examples = "ada@example.org") @Nullable
                String email,
        @PlainText(max = 254)
                @Schema(
                        nullable = true,
                        maxLength = 254,
                        description = "In place of `email`: the username or, again, the email address")
                @Nullable
                String username,
        @NotNull(message = "is required")
                @Size(max = 1_024, message = "must be at most 1024 characters")
                @Schema(maxLength = 1_024, examples = "correct horse battery staple")
                String password,
        @Pattern(regexp = "password", message = "must be password")
                @Schema(nullable = true, pattern = "^password$")
                @Nullable
                String grantType) {

    String identifier() {
        String given = email == null ? username : email;
        if (given == null) {
            throw Problem.invalid("email", "is required, unless username is given");
        }
        return given;
    }
}
