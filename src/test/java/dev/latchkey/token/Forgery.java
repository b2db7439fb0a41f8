package dev.latchkey.token;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A token in the making, put together byte by byte, since no library would do what an attacker does. */
record Forgery(JsonObject header, JsonObject claims) {
    /** What a genuine token says, to be altered. */
    static Forgery of(String genuine) {
        String[] parts = genuine.split("\\.", -1);
        return new Forgery(decode(parts[0]), decode(parts[1]));
    }

    private static JsonObject decode(String part) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }

    Forgery header(String name, Object value) {
        return new Forgery(header.copy().put(name, value), claims);
    }

    Forgery withoutHeader(String name) {
        return new Forgery(without(header, name), claims);
    }

    Forgery claim(String name, Object value) {
        return new Forgery(header, claims.copy().put(name, value));
    }

    Forgery without(String claim) {
        return new Forgery(header, without(claims, claim));
    }

    private static JsonObject without(JsonObject object, String name) {
        JsonObject copy = object.copy();
        copy.remove(name);
        return copy;
    }

    /** Header and claims, and a dot where the signature would follow. */
    String unsigned() {
        return signingInput() + ".";
    }

    /** Signed with RS256. */
    String signed(PrivateKey key) {
        return signed(key, "SHA256withRSA", null);
    }

    String signed(PrivateKey key, String algorithm, @Nullable AlgorithmParameterSpec parameters) {
        return signed(signingInput(), key, algorithm, parameters);
    }

    /** Any two texts, also such as no JSON object can hold, signed with RS256. */
    static String signed(String header, String claims, PrivateKey key) {
        return signed(encode(header) + "." + encode(claims), key, "SHA256withRSA", null);
    }

    private static String signed(
            String input, PrivateKey key, String algorithm, @Nullable AlgorithmParameterSpec parameters) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            if (parameters != null) {
                signature.setParameter(parameters);
            }
            signature.initSign(key);
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signed with HS256 by a secret that is none. */
    String authenticated(byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return unsigned() + encode(mac.doFinal(signingInput().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signingInput() {
        return encode(header.encode()) + "." + encode(claims.encode());
    }

    static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
