package dev.latchkey.account;

import dev.latchkey.user.ValidEmail;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Another address, as a page's form sends it, beside another form that has a password. */
record AddressForm(
        @NotNull(message = "is required") @ValidEmail String email,
        @NotNull(message = "is required") @Size(max = 1_024, message = "must be at most 1024 characters")
                String emailPassword) {
    EmailChangeRequest asRequest() {
        return new EmailChangeRequest(email, emailPassword);
    }

    /** Keeps the password out of every log. */
    @Override
    public String toString() {
        return "AddressForm";
    }
}
