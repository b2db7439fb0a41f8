package dev.latchkey.feed;

import dev.latchkey.keys.KeyRing;
import dev.latchkey.keys.RsaKey;
import dev.latchkey.token.TokenConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Signs what the feed says, with the key of access tokens and a type of its own (RFC 8725, section 3.11). */
@ApplicationScoped
class FeedSigner {
    private static final String TYPE = "revocations+jwt";

    private final KeyRing keys;
    private final TokenConfig config;
    private final Clock clock;

    FeedSigner(KeyRing keys, TokenConfig config, Clock clock) {
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    FeedAnswer sign(FeedPage page) {
        JwtClaims claims = page.claims();
        claims.setIssuer(config.issuer());
        claims.setIssuedAt(NumericDate.fromMilliseconds(clock.millis()));
        return new FeedAnswer(page.range().tag(), sign(claims, keys.signingKey()));
    }

    private static String sign(JwtClaims claims, RsaKey key) {
        JsonWebSignature signed = new JsonWebSignature();
        signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signed.setKeyIdHeaderValue(key.kid());
        signed.setHeader("typ", TYPE);
        signed.setPayload(claims.toJson());
        signed.setKey(key.privateKey());
        try {
            return signed.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("RS256 is part of every JDK", e);
        }
    }
}
