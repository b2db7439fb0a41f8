package dev.latchkey.oauth2;

import dev.latchkey.web.Opaque;
import jakarta.validation.constraints.NotNull;
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
                @Opaque
                @Schema(
                        maxLength = Opaque.MAX_LENGTH,
                        description = "An access token or a refresh token",
                        examples = "eyJhbGciOiJSUzI1NiJ9.e30.c2ln")
                String token,
        @Opaque
                @Schema(
                        nullable = true,
                        maxLength = Opaque.MAX_LENGTH,
                        description = "Never needed, and not an error whatever it is")
                @Nullable
                String tokenTypeHint) {}
