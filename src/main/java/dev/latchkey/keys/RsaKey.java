package dev.latchkey.keys;

import dev.latchkey.secret.Secret;
import dev.latchkey.secret.Secrets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import javax.crypto.SecretKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jspecify.annotations.Nullable;

/**
 * A key pair ready for use.
 *
 * @param kid names the key in a token's header and in the key set
 * @param macKey authenticates the refresh tokens and cookies that are made while the key signs (HmacSHA256)
 * @param signsFrom it signs nothing before
 * @param verifiesUntil what it signed is no longer accepted after; null while it is in use
 */
public record RsaKey(
        String kid,
        RSAPublicKey publicKey,
        PrivateKey privateKey,
        SecretKey macKey,
        Instant signsFrom,
        @Nullable Instant verifiesUntil)
        implements KeyLife {

    private static final int BITS = 2048;

    static RsaKey generate(Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            RSAPublicKey publicKey = (RSAPublicKey) pair.getPublic();
            String kid = new RsaJsonWebKey(publicKey).calculateBase64urlEncodedThumbprint("SHA-256");
            return new RsaKey(kid, publicKey, pair.getPrivate(), MacKey.random(), now, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA is part of every JDK", e);
        }
    }

    static RsaKey open(SigningKey row, Secrets secrets) throws GeneralSecurityException {
        Secret secret = secrets.withId(row.sealedUnder)
                .orElseThrow(() -> new GeneralSecurityException("its secret is not here"));
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        return new RsaKey(
                row.kid,
                (RSAPublicKey) rsa.generatePublic(new X509EncodedKeySpec(row.publicKey)),
                rsa.generatePrivate(new PKCS8EncodedKeySpec(secret.open(row.sealedPrivate, row.kid))),
                MacKey.open(row, secret),
                row.signsFrom,
                row.verifiesUntil);
    }

    SigningKey seal(Secret secret, Instant now) {
        SigningKey row = new SigningKey();
        row.kid = kid;
        row.publicKey = publicKey.getEncoded();
        row.sealedPrivate = secret.seal(privateKey.getEncoded(), kid);
        row.sealedMac = MacKey.seal(macKey, kid, secret);
        row.sealedUnder = secret.id();
        row.createdAt = now;
        row.signsFrom = signsFrom;
        row.verifiesUntil = verifiesUntil;
        return row;
    }

    /** The same key with the instants of the row. */
    RsaKey at(SigningKey row) {
        return new RsaKey(kid, publicKey, privateKey, macKey, row.signsFrom, row.verifiesUntil);
    }

    /** Keeps the private half out of every log. */
    @Override
    public String toString() {
        return "RsaKey[" + kid + "]";
    }
}
