package dev.latchkey.keys;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.latchkey.machine.NativeCryptography;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Signs JWTs with RS256: by Java until the machine's own code is loaded, and where that cannot be had. */
@ApplicationScoped
public class Signer {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final NativeCryptography cryptography;
    private final MeterRegistry meters;
    private volatile @Nullable Native fast;

    Signer(NativeCryptography cryptography, MeterRegistry meters) {
        this.cryptography = cryptography;
        this.meters = meters;
    }

    /** A provider, with the keys in its own form: to bring one into that takes longer than to sign. */
    private record Native(ProviderContext context, LoadingCache<PrivateKey, PrivateKey> keys) {
        static Native of(Provider provider) {
            ProviderContext context = new ProviderContext();
            context.getSuppliedKeyProviderContext().setSignatureProvider(provider.getName());
            return new Native(
                    context, Caffeine.newBuilder().weakKeys().build(key -> KeyFactory.getInstance("RSA", provider)
                            .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()))));
        }
    }

    /** Nobody waits for it, and the first requests shall not have to share the processors with it. */
    void load(@Observes StartupEvent start) {
        var unused =
                Infrastructure.getDefaultWorkerPool().schedule(this::loadNow, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void loadNow() {
        fast = cryptography.load().map(Native::of).orElse(null);
        String by = fast == null ? "Java" : "the Corretto provider";
        Log.infof("Tokens are signed by %s", by);
        meters.gauge("latchkey.token.signer", Tags.of("by", by), 1);
    }

    /**
     * The JWT in compact form.
     *
     * @param type the {@code typ} of its header
     * @param claims as JSON
     */
    public String sign(String type, String claims, RsaKey key) {
        JsonWebSignature signed = new JsonWebSignature();
        signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signed.setKeyIdHeaderValue(key.kid());
        signed.setHeader("typ", type);
        signed.setPayload(claims);
        setKey(signed, key.privateKey());
        try {
            return signed.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("RS256 is part of every JDK", e);
        }
    }

    private void setKey(JsonWebSignature signed, PrivateKey key) {
        Native nativeCode = fast;
        if (nativeCode == null) {
            signed.setKey(key);
        } else {
            signed.setProviderContext(nativeCode.context());
            signed.setKey(nativeCode.keys().get(key));
        }
    }
}
