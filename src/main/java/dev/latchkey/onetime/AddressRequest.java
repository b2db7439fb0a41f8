package dev.latchkey.onetime;

import dev.latchkey.user.EmailAddress;
import dev.latchkey.user.ValidEmail;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where somebody wants something mailed to, as they typed it: what is mailed goes to the address of the account. */
@Schema(name = "LinkRequest")
public record AddressRequest(
        @NotNull(message = "is required") @ValidEmail @Schema(maxLength = 254, examples = "ada@example.org")
                String email) {

    public EmailAddress address() {
        return EmailAddress.parse(email).orElseThrow();
    }
}
