package dev.latchkey.token;

import dev.latchkey.keys.RsaKey;
import dev.latchkey.keys.Signer;
import dev.latchkey.user.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;

/** Mints access tokens: RS256 JWTs in the profile of MicroProfile JWT. */
@ApplicationScoped
public class AccessTokens {
    /** The claim that names the session a token belongs to. */
    public static final String SESSION_CLAIM = "sid";

    private static final String TYPE = "JWT";

    private final TokenConfig config;
    private final Signer signer;

    AccessTokens(TokenConfig config, Signer signer) {
        this.config = config;
        this.signer = signer;
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
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(config.issuer());
        claims.setSubject(holder.userId().toString());
        claims.setAudience(config.audience());
        claims.setStringClaim(Claims.upn.name(), holder.email());
        claims.setStringListClaim(
                Claims.groups.name(),
                holder.roles().stream().map(Role::toString).toList());
        claims.setStringClaim(SESSION_CLAIM, holder.sessionId().toString());
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
        return signer.sign(TYPE, claims.toJson(), key);
    }

    private static Instant earliest(@Nullable Instant... ends) {
        return Arrays.stream(ends)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
