package dev.latchkey.account;

import dev.latchkey.password.NewPassword;
import dev.latchkey.password.Person;
import dev.latchkey.user.EmailAddress;
import dev.latchkey.user.Username;
import dev.latchkey.user.ValidEmail;
import dev.latchkey.web.PlainText;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who wants an account. */
@Schema(name = "Registration")
record RegistrationRequest(
        @NotNull(message = "is required") @ValidEmail @Schema(maxLength = 254, examples = "ada@example.org")
                String email,
        @NotNull(message = "is required")
                @NewPassword
                @Schema(
                        maxLength = 256,
                        description = PasswordChangeRequest.POLICY,
                        examples = "correct horse battery staple")
                String password,
        @NotNull(message = "is required")
                @PlainText(min = 1, max = 100)
                @Schema(minLength = 1, maxLength = 100, examples = "Ada Lovelace")
                String name,
        @Username @Schema(nullable = true, pattern = Username.SCHEMA, examples = "ada") @Nullable String username) {

    EmailAddress address() {
        return EmailAddress.parse(email).orElseThrow();
    }

    Person person() {
        return new Person(address().typed(), name, username);
    }
}
