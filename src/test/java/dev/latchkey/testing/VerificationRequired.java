package dev.latchkey.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Nobody logs in before their address is verified, and all requests are logged. */
public class VerificationRequired implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "latchkey.registration.verification", "required",
                "quarkus.http.access-log.enabled", "true");
    }
}
