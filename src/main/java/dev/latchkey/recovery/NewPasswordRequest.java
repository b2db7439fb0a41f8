package dev.latchkey.recovery;

import dev.latchkey.onetime.LinkConfirmation;
import dev.latchkey.password.NewPassword;
import dev.latchkey.web.Opaque;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new password in place of one that was forgotten, and the token of the link that was mailed for it. */
@Schema(name = "PasswordReset")
record NewPasswordRequest(
        @NotNull(message = "is required")
                @Opaque
                @Schema(
                        maxLength = Opaque.MAX_LENGTH,
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
