package dev.latchkey.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** There is no mail server. */
public class NoMail implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("latchkey.mail.host", "");
    }
}
