package dev.latchkey.token;

import dev.latchkey.keys.KeyRing;
import dev.latchkey.keys.RsaKey;
import dev.latchkey.user.Role;
import dev.latchkey.user.User;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;

/** Mints access tokens: RS256 JWTs in the profile of MicroProfile JWT. */
@ApplicationScoped
public class AccessTokens {
    /** The claim that names the session a token belongs to. */
    public static final String SESSION_CLAIM = "sid";

    private final KeyRing keys;
    private final TokenConfig config;
    private final Clock clock;

    AccessTokens(KeyRing keys, TokenConfig config, Clock clock) {
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /** A token for the user, good for as long as the session and its own lifetime last. */
    public TokenResponse mint(User user, UUID sessionId) {
        RsaKey key = keys.signingKey();
        Instant now = clock.instant();
        String token = Jwt.issuer(config.issuer())
                .subject(user.id.toString())
                .upn(user.email)
                .audience(config.audience())
                .groups(user.roles().stream().map(Role::toString).collect(Collectors.toSet()))
                .claim(SESSION_CLAIM, sessionId.toString())
                .claim("jti", UUID.randomUUID().toString())
                .issuedAt(now)
                .expiresAt(now.plus(lifetime()))
                .jws()
                .keyId(key.kid())
                .sign(key.privateKey());
        return new TokenResponse(token, "Bearer", lifetime().toSeconds());
    }

    /** How long a token lives that is minted now. */
    public Duration lifetime() {
        return config.lifetime();
    }
}
