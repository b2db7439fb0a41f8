package dev.latchkey.token;

import dev.latchkey.keys.RsaKey;
import dev.latchkey.user.Role;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Mints access tokens: RS256 JWTs in the profile of MicroProfile JWT. */
@ApplicationScoped
public class AccessTokens {
    /** The claim that names the session a token belongs to. */
    public static final String SESSION_CLAIM = "sid";

    private final TokenConfig config;

    AccessTokens(TokenConfig config) {
        this.config = config;
    }

    /**
     * A token for its holder, good until its lifetime, the session or the time of the key is over, whichever comes first.
     *
     * @param refreshToken what is answered beside it
     * @param now no later than when the holder's roles were read: services elsewhere refuse tokens of before a change
     */
    public TokenResponse mint(Holder holder, RsaKey key, String refreshToken, Instant now) {
        Instant end = earliest(now.plus(config.lifetime()), holder.sessionEnds(), key.verifiesUntil());
        return new TokenResponse(
                sign(holder, key, now, end),
                "Bearer",
                Duration.between(now, end).toSeconds(),
                refreshToken);
    }

    private String sign(Holder holder, RsaKey key, Instant now, Instant end) {
        return Jwt.issuer(config.issuer())
                .subject(holder.userId().toString())
                .upn(holder.email())
                .audience(config.audience())
                .groups(holder.roles().stream().map(Role::toString).collect(Collectors.toSet()))
                .claim(SESSION_CLAIM, holder.sessionId().toString())
                .claim("jti", UUID.randomUUID().toString())
                .issuedAt(now)
                .expiresAt(end)
                .jws()
                .keyId(key.kid())
                .sign(key.privateKey());
    }

    private static Instant earliest(@Nullable Instant... ends) {
        return Arrays.stream(ends)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
