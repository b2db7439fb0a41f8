package dev.latchkey.token;

import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.ReservedClaimNames;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

/**
 * How each token of ours is written. The library reads more than that: other spellings of the same signature, tokens in
 * tokens, extensions, times that are fractions. We issue none of it, so whoever sends it is up to something.
 */
final class OwnForm {
    private static final Set<String> HEADER = Set.of("alg", "kid", "typ");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private OwnForm() {}

    /** Fails with an {@link IllegalArgumentException} unless these are three parts, each in the one spelling that it has. */
    static void requireOf(String text) {
        String[] parts = text.split("\\.", -1);
        require(parts.length == 3 && Stream.of(parts).allMatch(OwnForm::isCanonical));
    }

    /** Fails with an {@link IllegalArgumentException} where header or times are not written as ours are. */
    static void requireOf(JwtContext verified) {
        List<JsonWebStructure> nested = verified.getJoseObjects();
        require(nested.size() == 1
                && membersOf(nested.get(0).getHeaders().getFullHeaderAsJsonString())
                        .equals(HEADER));
        require(isWholeNumber(verified.getJwtClaims(), ReservedClaimNames.EXPIRATION_TIME));
        require(isWholeNumber(verified.getJwtClaims(), ReservedClaimNames.ISSUED_AT));
    }

    /** Also those that the reader would skip, such as a {@code crit} that is null. */
    private static Set<String> membersOf(String header) {
        try {
            return JsonUtil.parseJson(header).keySet();
        } catch (JoseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static boolean isCanonical(String part) {
        return BASE64.encodeToString(Base64.getUrlDecoder().decode(part)).equals(part);
    }

    private static boolean isWholeNumber(JwtClaims claims, String claim) {
        return claims.getClaimValue(claim) instanceof Long;
    }

    private static void require(boolean isOurs) {
        if (!isOurs) {
            throw new IllegalArgumentException("not as tokens of ours are written");
        }
    }
}
