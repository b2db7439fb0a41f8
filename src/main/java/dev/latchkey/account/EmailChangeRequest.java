package dev.latchkey.account;

import dev.latchkey.user.EmailAddress;
import dev.latchkey.user.ValidEmail;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Another address for one's account. */
@Schema(name = "EmailChange")
record EmailChangeRequest(
        @NotNull(message = "is required") @ValidEmail @Schema(maxLength = 254, examples = "ada.king@example.org")
                String email,
        @NotNull(message = "is required")
                @Size(max = 1_024, message = "must be at most 1024 characters")
                @Schema(maxLength = 1_024, examples = "correct horse battery staple")
                String password) {

    EmailAddress address() {
        return EmailAddress.parse(email).orElseThrow();
    }

    /** Keeps the password out of every log. */
    @Override
    public String toString() {
        return "EmailChangeRequest";
    }
}
