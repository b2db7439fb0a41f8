package dev.latchkey.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.machine.Machine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.time.Instant;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SignerTest {
    private static final String CLAIMS = "{\"sub\":\"Ada\"}";

    private final RsaKey key = RsaKey.generate(Instant.now());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    @EnabledOnOs(OS.LINUX)
    void theMachinesOwnCodeSignsWhatJavaVerifies() throws Exception {
        assertVerified(loaded(true).sign("JWT", CLAIMS, key));
        assertEquals(1, count("the Corretto provider"));
    }

    @Test
    void javaSignsWhereItMayNot() throws Exception {
        assertVerified(loaded(false).sign("JWT", CLAIMS, key));
        assertEquals(1, count("Java"));
    }

    @Test
    void javaSignsUntilItIsLoaded() throws Exception {
        assertVerified(signer(true).sign("JWT", CLAIMS, key));
    }

    private Signer loaded(boolean mayBeNative) throws InterruptedException {
        Signer signer = signer(mayBeNative);
        signer.load(new StartupEvent());
        for (int i = 0; i < 500 && meters.find("latchkey.token.signer").gauge() == null; i++) {
            Thread.sleep(20);
        }
        return signer;
    }

    private Signer signer(boolean mayBeNative) {
        return new Signer(new Machine(mayBeNative).cryptography(), meters);
    }

    private double count(String by) {
        return meters.get("latchkey.token.signer").tag("by", by).gauge().value();
    }

    private void assertVerified(String token) throws Exception {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(token);
        signature.setKey(key.publicKey());
        assertTrue(signature.verifySignature());
        assertEquals(CLAIMS, signature.getPayload());
        assertEquals(key.kid(), signature.getKeyIdHeaderValue());
    }
}
