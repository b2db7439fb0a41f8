package dev.latchkey.recovery;

import dev.latchkey.onetime.LinkConfirmation;
import dev.latchkey.password.NewPassword;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new password in place of one that was forgotten, and the token of the link that was mailed for it. */
@Schema(name = "PasswordReset")
record NewPasswordRequest(
        @NotNull(message = "is required")
                @Size(max = LinkConfirmation.MAX_LENGTH, message = "must be at most 256 characters")
                @Schema(
                        maxLength = LinkConfirmation.MAX_LENGTH,
                        description = LinkConfirmation.DESCRIPTION,
                        examples = LinkConfirmation.EXAMPLE)
                String token,
        @NotNull(message = "is required")
                @NewPassword
                @Schema(
                        maxLength = 256,
                        description = "As at the registration",
                        examples = "wrong mule fuel cell paperclip")
                String newPassword) {
    /** Keeps both out of every log. */
    @Override
    public String toString() {
        return "NewPasswordRequest";
    }
}
