package dev.latchkey.admin;

import dev.latchkey.user.Role;
import dev.latchkey.user.Username;
import dev.latchkey.web.Change;
import dev.latchkey.web.PlainText;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A merge patch of a user (RFC 7396). */
@Schema(name = "UserChange")
record UserChange(
        @Schema(implementation = String.class, minLength = 1, maxLength = 100, examples = "Ada King")
                Change<@NotNull(message = "cannot be empty") @PlainText(min = 1, max = 100) String> name,
        @Schema(implementation = String.class, nullable = true, pattern = Username.SCHEMA, examples = "ada")
                Change<@Username String> username,
        Change<@NotEmpty(message = "must hold one role at least") Set<@NotNull Role>> roles,
        @Schema(implementation = Boolean.class, examples = "true")
                Change<@NotNull(message = "must be true or false") Boolean> enabled) {

    /** Whether an administrator to whom this is done is none any more. */
    boolean endsAdministration() {
        Set<Role> kept = roles.value();
        return (kept != null && !kept.contains(Role.ADMIN)) || Boolean.FALSE.equals(enabled.value());
    }
}
