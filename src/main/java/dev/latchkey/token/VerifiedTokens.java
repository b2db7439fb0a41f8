package dev.latchkey.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Tokens whose signature this node has verified and whose session was found live, so that no signature is verified twice. Only what
 * cannot change is remembered: the time, the key and the session are looked at each time. Nobody fills it with tokens that are
 * not good for anything.
 */
@ApplicationScoped
public class VerifiedTokens {
    private final Cache<Fingerprint, AccessToken> tokens;
    private final Counter fromMemory;
    private final Counter bySignature;

    VerifiedTokens(TokenConfig config, MeterRegistry metrics) {
        tokens = Caffeine.newBuilder()
                .maximumSize(config.remembered())
                .expireAfterWrite(config.lifetime())
                .build();
        fromMemory = metrics.counter("latchkey.token.verifications", "from", "memory");
        bySignature = metrics.counter("latchkey.token.verifications", "from", "signature");
    }

    @Nullable
    AccessToken find(Fingerprint fingerprint) {
        AccessToken token = tokens.getIfPresent(fingerprint);
        (token == null ? bySignature : fromMemory).increment();
        return token;
    }

    /** Its session is live. */
    public void keep(AccessToken token) {
        var unused = tokens.asMap().putIfAbsent(token.fingerprint(), token);
    }

    /** Its session has ended. */
    public void forget(AccessToken token) {
        tokens.invalidate(token.fingerprint());
    }
}
