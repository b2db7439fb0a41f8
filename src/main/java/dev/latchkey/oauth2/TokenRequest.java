package dev.latchkey.oauth2;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The token that is spoken of (RFC 7009, section 2.1; RFC 7662, section 2.1).
 *
 * @param token an access token or a refresh token, or anything else
 * @param tokenTypeHint which of the two the client takes it for; a token shows that by itself
 */
@Schema(name = "Token")
record TokenRequest(
        @NotNull(message = "is required")
                @Size(max = 16_384, message = "must be at most 16384 characters")
                @Schema(
                        maxLength = 16_384,
                        description = "An access token or a refresh token",
                        examples = "eyJhbGciOiJSUzI1NiJ9.e30.c2ln")
                String token,
        @Size(max = 16_384, message = "must be at most 16384 characters")
                @Schema(
                        nullable = true,
                        maxLength = 16_384,
                        description = "Never needed, and not an error whatever it is")
                @Nullable
                String tokenTypeHint) {}
