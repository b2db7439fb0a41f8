package dev.latchkey.token;

import dev.latchkey.keys.RsaKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * Who holds a genuine token and wants another one.
 *
 * @param genuine what the token says
 * @param token the token
 * @param ours the key it is signed with; of its private half only tests make use that ask for more than a signature
 * @param url where the attacker's own key is to be had
 * @param otherSession a session of another user's
 */
record Attacker(Forgery genuine, String token, RsaKey ours, String url, String otherSession) {
    private static final KeyPair OWN = generate();

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String keySet() {
        return "{\"keys\": [" + new RsaJsonWebKey((RSAPublicKey) OWN.getPublic()).toJson() + "]}";
    }

    Map<String, Object> ownJwk() {
        return new RsaJsonWebKey((RSAPublicKey) OWN.getPublic()).toParams(RsaJsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    PrivateKey own() {
        return OWN.getPrivate();
    }

    /** The genuine claims under another header, signed by the attacker. */
    String selfSigned(String header, Object value) {
        return genuine.header(header, value).signed(own());
    }

    /** An altered token that our own key signed all the same. */
    String oursSigned(Forgery altered) {
        return altered.signed(ours.privateKey());
    }

    byte[] publicPem() {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicDer());
        return ("-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    byte[] publicDer() {
        return ours.publicKey().getEncoded();
    }

    /** The genuine token in a JWE that only we could open. */
    String encrypted() {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmHeaderValue("RSA-OAEP-256");
        jwe.setEncryptionMethodHeaderParameter("A256GCM");
        jwe.setContentTypeHeaderValue("JWT");
        jwe.setHeader("typ", "JWT");
        jwe.setKeyIdHeaderValue(ours.kid());
        jwe.setKey(ours.publicKey());
        jwe.setPayload(token);
        try {
            return jwe.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
