package dev.latchkey.token;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client gets for its credentials (RFC 6749, section 5.1).
 *
 * @param accessToken an RS256 JWT
 * @param tokenType always {@code Bearer}
 * @param expiresIn seconds until the access token expires
 * @param refreshToken opaque, to be used once
 */
public record TokenResponse(
        String accessToken,
        @Schema(examples = "Bearer") String tokenType,
        @Schema(examples = "1800") long expiresIn,
        String refreshToken) {}
