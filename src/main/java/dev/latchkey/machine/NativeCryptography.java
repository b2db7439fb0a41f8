package dev.latchkey.machine;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.util.Optional;

/** The Amazon Corretto Crypto Provider, which comes with Latchkey for Linux. */
@ApplicationScoped
public class NativeCryptography {
    private static final String PROVIDER = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private final NativeConfig config;

    NativeCryptography(NativeConfig config) {
        this.config = config;
    }

    /**
     * Loads it, and registers it behind all others: it does what it is named for, and nothing else. Empty where that is switched
     * off, or where it does not load: the log then says why. Takes some hundred milliseconds.
     */
    public Optional<Provider> load() {
        if (!config.enabled()) {
            return Optional.empty();
        }
        try {
            Provider provider =
                    (Provider) Class.forName(PROVIDER).getField("INSTANCE").get(null);
            var unused =
                    Signature.getInstance("SHA256withRSA", provider); // it has none where its library does not load
            Security.addProvider(provider);
            return Optional.of(provider);
        } catch (GeneralSecurityException | ReflectiveOperationException | LinkageError e) {
            Log.infof("The Corretto provider does not load, so Java does its work: %s", e);
            return Optional.empty();
        }
    }
}
