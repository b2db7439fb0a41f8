package dev.latchkey.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private static final byte[] PLAIN = "a private key".getBytes(StandardCharsets.UTF_8);

    private final Secret secret = new Secret("a secret of this test, and of nobody else");

    @Test
    void whatIsSealedOpensInItsContext() throws GeneralSecurityException {
        assertArrayEquals(PLAIN, secret.open(secret.seal(PLAIN, "kid"), "kid"));
    }

    /** As another implementation computes them; keys in databases are sealed under these. */
    @Test
    void whatIsDerivedIsHkdf() {
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(SHA256Digest.newInstance());
        byte[] text = "a secret of this test, and of nobody else".getBytes(StandardCharsets.UTF_8);
        hkdf.init(new HKDFParameters(text, null, "a purpose".getBytes(StandardCharsets.UTF_8)));
        byte[] expected = new byte[32];
        int unused = hkdf.generateBytes(expected, 0, expected.length);
        assertArrayEquals(expected, secret.derive("a purpose").getEncoded());
    }

    @Test
    void itDoesNotOpenInAnotherContext() {
        byte[] sealed = secret.seal(PLAIN, "kid");
        assertThrows(GeneralSecurityException.class, () -> secret.open(sealed, "another kid"));
    }

    @Test
    void itDoesNotOpenWithAnotherSecret() {
        byte[] sealed = secret.seal(PLAIN, "kid");
        Secret other = new Secret("a secret of this test, and of somebody else");
        assertThrows(GeneralSecurityException.class, () -> other.open(sealed, "kid"));
    }

    /** The version, the nonce, the text and the tag. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 12, 13, 25, 41})
    void itDoesNotOpenWithAFlippedBit(int at) {
        byte[] sealed = secret.seal(PLAIN, "kid");
        sealed[at] ^= 1;
        assertThrows(GeneralSecurityException.class, () -> secret.open(sealed, "kid"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 12, 13, 14, 28, 41})
    void itDoesNotOpenCutShort(int length) {
        byte[] sealed = Arrays.copyOf(secret.seal(PLAIN, "kid"), length);
        assertThrows(GeneralSecurityException.class, () -> secret.open(sealed, "kid"));
    }

    @Test
    void theSameIsNeverSealedTheSameTwice() {
        assertFalse(Arrays.equals(secret.seal(PLAIN, "kid"), secret.seal(PLAIN, "kid")));
    }

    @Test
    void theIdTellsSecretsApartAndIsTheSameOnEveryNode() {
        assertEquals(secret.id(), new Secret("a secret of this test, and of nobody else").id());
        assertNotEquals(secret.id(), new Secret("a secret of this test, and of somebody else").id());
        assertEquals(16, secret.id().length());
    }
}
