package dev.latchkey.keys;

import dev.latchkey.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key for HmacSHA256 that stands beside a private key, and is sealed under the same secret in another context. */
final class MacKey {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private MacKey() {}

    static SecretKey random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return of(bytes);
    }

    static byte[] seal(SecretKey key, String kid, Secret secret) {
        return secret.seal(key.getEncoded(), context(kid));
    }

    static SecretKey open(SigningKey row, Secret secret) throws GeneralSecurityException {
        if (row.sealedMac == null) {
            throw new GeneralSecurityException("the key has no MAC key beside it");
        }
        return of(secret.open(row.sealedMac, context(row.kid)));
    }

    private static SecretKey of(byte[] bytes) {
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    private static String context(String kid) {
        return kid + " refresh";
    }
}
