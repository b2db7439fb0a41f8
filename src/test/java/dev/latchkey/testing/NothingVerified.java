package dev.latchkey.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** There is mail, but no address is verified by it, and nobody logs in by a link. */
public class NothingVerified implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("latchkey.registration.verification", "off", "latchkey.login.link", "false");
    }
}
