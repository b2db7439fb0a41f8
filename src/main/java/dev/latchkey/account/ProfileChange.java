package dev.latchkey.account;

import dev.latchkey.user.Username;
import dev.latchkey.web.Change;
import dev.latchkey.web.PlainText;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A merge patch of one's own profile (RFC 7396). */
@Schema(name = "ProfileChange")
record ProfileChange(
        Change<@NotNull(message = "cannot be empty") @PlainText(min = 1, max = 100) String> name,
        Change<@Username String> username) {}
