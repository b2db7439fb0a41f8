package dev.latchkey.keys;

import dev.latchkey.testing.LatchkeyProcess;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;

/**
 * A service that verifies tokens by the key set alone, and fetches that no sooner than its {@code Cache-Control} allows: one
 * that meets an unknown {@code kid} has failed.
 */
final class CachingVerifier {
    private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d+)");

    private final List<LatchkeyProcess> nodes;
    private int fetches;
    private long freshUntil = System.nanoTime();
    private JwksVerificationKeyResolver keys = new JwksVerificationKeyResolver(List.of());

    CachingVerifier(List<LatchkeyProcess> nodes) {
        this.nodes = nodes;
    }

    /** The {@code kid} of a token that one of the known keys signed; fails where none did. */
    String verify(String token) throws Exception {
        refetchWhenStale();
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(token);
        signature.setKey(keys.resolveKey(signature, List.of()));
        if (!signature.verifySignature()) {
            throw new IllegalStateException("The signature is not right");
        }
        return signature.getKeyIdHeaderValue();
    }

    /** From one node and the other in turn, as behind a load balancer. */
    private void refetchWhenStale() throws Exception {
        if (freshUntil - System.nanoTime() <= 0) {
            long asked = System.nanoTime();
            HttpResponse<String> answer = nodes.get(fetches++ % nodes.size()).get("/.well-known/jwks.json");
            keys = new JwksVerificationKeyResolver(new JsonWebKeySet(answer.body()).getJsonWebKeys());
            Matcher maxAge =
                    MAX_AGE.matcher(answer.headers().firstValue("Cache-Control").orElseThrow());
            freshUntil = asked + (maxAge.find() ? Long.parseLong(maxAge.group(1)) * 1_000_000_000 : 0);
        }
    }
}
