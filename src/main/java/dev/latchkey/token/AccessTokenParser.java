package dev.latchkey.token;

import dev.latchkey.keys.KeyRing;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.security.Key;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Believes a token only if one of our own keys signed it with RS256 for our issuer and audience (RFC 8725). A key comes
 * from the key ring by its {@code kid} and from nowhere else: {@code jwk}, {@code jku} and {@code x5u} are never looked at,
 * and a header that has them is refused.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class AccessTokenParser extends JWTCallerPrincipalFactory {
    private static final AlgorithmConstraints RS256_ONLY =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256);

    /** How far another node's clock may be ahead of this one's. */
    private static final int CLOCK_SKEW_SECONDS = 60;

    /** A hundred years: an end beyond them is no time, but a number that somebody hopes is too large to be compared. */
    private static final int LONGEST_LIFE_MINUTES = 100 * 365 * 24 * 60;

    private final KeyRing keys;
    private final VerifiedTokens verified;
    private final TokenConfig config;
    private final Clock clock;

    AccessTokenParser(KeyRing keys, VerifiedTokens verified, TokenConfig config, Clock clock) {
        this.keys = keys;
        this.verified = verified;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo unused) throws ParseException {
        try {
            return verify(token);
        } catch (InvalidJwtException | IllegalArgumentException e) {
            throw new ParseException("not an access token of ours", e);
        }
    }

    /** The token in this text, if it is to be believed; whether its session is live is another question. */
    public Optional<AccessToken> read(String text) {
        try {
            return Optional.of(verify(text));
        } catch (InvalidJwtException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private AccessToken verify(String text) throws InvalidJwtException {
        Fingerprint fingerprint = Fingerprint.of(text);
        AccessToken known = verified.find(fingerprint);
        if (known == null) {
            return verify(text, fingerprint);
        }
        requireTimely(known);
        return known;
    }

    private AccessToken verify(String text, Fingerprint fingerprint) throws InvalidJwtException {
        OwnForm.requireOf(text);
        JwtContext token = consumer().process(text);
        OwnForm.requireOf(token);
        return new AccessToken(fingerprint, token.getJoseObjects().get(0), token.getJwtClaims());
    }

    /** What may have changed since the signature was verified, as {@link #consumer} sees it. */
    private void requireTimely(AccessToken token) {
        long now = Math.floorDiv(clock.millis(), 1000L);
        if (now >= token.getExpirationTime()
                || now < token.getIssuedAtTime() - CLOCK_SKEW_SECONDS
                || keys.verificationKey(token.kid()).isEmpty()) {
            throw new IllegalArgumentException("not good any more, or not yet");
        }
    }

    private JwtConsumer consumer() {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(RS256_ONLY)
                .setVerificationKeyResolver(this::keyOf)
                .setExpectedType(true, "JWT")
                .setExpectedIssuer(config.issuer())
                .setExpectedAudience(config.audience())
                .setRequireSubject()
                .setRequireExpirationTime()
                .setMaxFutureValidityInMinutes(LONGEST_LIFE_MINUTES)
                .setIssuedAtRestrictions(CLOCK_SKEW_SECONDS, Integer.MAX_VALUE)
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
    }

    private Key keyOf(JsonWebSignature signature, List<JsonWebStructure> outer) throws UnresolvableKeyException {
        return Optional.ofNullable(signature.getKeyIdHeaderValue())
                .flatMap(keys::verificationKey)
                .orElseThrow(() -> new UnresolvableKeyException("not one of our keys"));
    }
}
