package dev.latchkey.account;

import dev.latchkey.password.NewPassword;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "PasswordChange")
record PasswordChangeRequest(
        @NotNull(message = "is required")
                @Size(max = 1_024, message = "must be at most 1024 characters")
                @Schema(maxLength = 1_024, examples = "correct horse battery staple")
                String currentPassword,
        @NotNull(message = "is required")
                @NewPassword
                @Schema(maxLength = 256, description = POLICY, examples = "wrong mule fuel cell paperclip")
                String newPassword) {
    static final String POLICY =
            "At least 8 characters of any kind unless configured otherwise; not one of the most common"
                    + " passwords, nor the user's name, username or email address, nor the name of the service";
}
