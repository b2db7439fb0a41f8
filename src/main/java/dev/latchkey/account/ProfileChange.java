package dev.latchkey.account;

import dev.latchkey.user.Username;
import dev.latchkey.web.Change;
import dev.latchkey.web.PlainText;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A merge patch of one's own profile (RFC 7396). */
@Schema(name = "ProfileChange")
record ProfileChange(
        @Schema(implementation = String.class, minLength = 1, maxLength = 100, examples = "Ada King")
                Change<@NotNull(message = "cannot be empty") @PlainText(min = 1, max = 100) String> name,
        @Schema(implementation = String.class, nullable = true, pattern = Username.SCHEMA, examples = "ada")
                Change<@Username String> username) {}
