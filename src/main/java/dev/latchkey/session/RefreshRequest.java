package dev.latchkey.session;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A refresh token, as its holder sends it (RFC 6749, section 6). */
@Schema(name = "Refresh")
record RefreshRequest(
        @NotNull(message = "is required")
                @Size(max = 16_384, message = "must be at most 16384 characters")
                @Schema(
                        maxLength = 16_384,
                        description = "The one that the last login or refresh answered",
                        examples = "lkr1.kid.session-and-counter.mac")
                String refreshToken) {}
