package dev.latchkey.oauth2;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latchkey.session.Caller;
import dev.latchkey.session.RefreshableSession;
import dev.latchkey.token.AccessToken;
import dev.latchkey.user.Role;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a token (RFC 7662, section 2.2). Of one that is not active, nothing more.
 *
 * @param tokenType {@code Bearer} or {@code refresh_token}
 * @param exp seconds since 1970; of a refresh token, when its session ends unless it is refreshed
 * @param username the email address, as the token says it
 * @param groups the roles that the user has now, whatever the token says
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Introspection", requiredProperties = "active")
record Introspected(
        boolean active,
        @Nullable String tokenType,
        @Nullable String iss,
        @Nullable UUID sub,
        @Nullable UUID sid,
        @Nullable Long exp,
        @Nullable Long iat,
        @Nullable String aud,
        @Nullable String jti,
        @Nullable String username,
        @Nullable List<String> groups) {
    static final Introspected INACTIVE =
            new Introspected(false, null, null, null, null, null, null, null, null, null, null);

    static Introspected of(AccessToken token, Caller caller, String audience) {
        return new Introspected(
                true,
                "Bearer",
                token.getIssuer(),
                caller.userId(),
                caller.sessionId(),
                token.getExpirationTime(),
                token.getIssuedAtTime(),
                audience,
                token.getTokenID(),
                token.getName(),
                caller.roles().stream().map(Role::toString).sorted().toList());
    }

    static Introspected of(RefreshableSession session, String issuer) {
        return new Introspected(
                true,
                "refresh_token",
                issuer,
                session.userId(),
                session.id(),
                session.expiresAt().getEpochSecond(),
                null,
                null,
                null,
                null,
                null);
    }
}
