package dev.latchkey.token;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwx.JsonWebStructure;

/** An access token of ours that has been verified; whether its session is still live is another question. */
public final class AccessToken extends DefaultJWTCallerPrincipal {
    private final Fingerprint fingerprint;
    private final String kid;
    private final UUID sessionId;

    /** Fails with an {@link IllegalArgumentException} where the token names no session. */
    AccessToken(Fingerprint fingerprint, JsonWebStructure signed, JwtClaims claims) {
        super(claims);
        this.fingerprint = fingerprint;
        this.kid = signed.getKeyIdHeaderValue();
        this.sessionId = UUID.fromString(String.valueOf(claims.getClaimValue(AccessTokens.SESSION_CLAIM)));
    }

    Fingerprint fingerprint() {
        return fingerprint;
    }

    /** The key that signed it. */
    public String kid() {
        return kid;
    }

    /** The session it belongs to ({@code sid}). */
    public UUID sessionId() {
        return sessionId;
    }
}
