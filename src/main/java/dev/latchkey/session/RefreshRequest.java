package dev.latchkey.session;

import dev.latchkey.web.Opaque;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A refresh token, as its holder sends it (RFC 6749, section 6). */
@Schema(name = "Refresh")
record RefreshRequest(
        @NotNull(message = "is required")
                @Opaque
                @Schema(
                        maxLength = Opaque.MAX_LENGTH,
                        description = "The one that the last login or refresh answered",
                        examples = "lkr1.kid.session-and-counter.mac")
                String refreshToken) {}
