package dev.latchkey.feed;

import dev.latchkey.keys.KeyRing;
import dev.latchkey.keys.Signer;
import dev.latchkey.token.TokenConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/** Signs what the feed says, with the key of access tokens and a type of its own (RFC 8725, section 3.11). */
@ApplicationScoped
class FeedSigner {
    private static final String TYPE = "revocations+jwt";

    private final KeyRing keys;
    private final Signer signer;
    private final TokenConfig config;
    private final Clock clock;

    FeedSigner(KeyRing keys, Signer signer, TokenConfig config, Clock clock) {
        this.keys = keys;
        this.signer = signer;
        this.config = config;
        this.clock = clock;
    }

    FeedAnswer sign(FeedPage page) {
        JwtClaims claims = page.claims();
        claims.setIssuer(config.issuer());
        claims.setIssuedAt(NumericDate.fromMilliseconds(clock.millis()));
        return new FeedAnswer(page.range().tag(), signer.sign(TYPE, claims.toJson(), keys.signingKey()));
    }
}
