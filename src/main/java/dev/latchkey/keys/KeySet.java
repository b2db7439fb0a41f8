package dev.latchkey.keys;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jose4j.keys.BigEndianBigInteger;

/** An RFC 7517 key set. */
record KeySet(List<Key> keys) {
    /** The public half of an RSA key (RFC 7518, section 6.3.1). */
    @Schema(name = "Key")
    record Key(String kty, String kid, String use, String alg, String n, String e) {
        static Key of(RsaKey key) {
            return new Key(
                    "RSA",
                    key.kid(),
                    "sig",
                    "RS256",
                    BigEndianBigInteger.toBase64Url(key.publicKey().getModulus()),
                    BigEndianBigInteger.toBase64Url(key.publicKey().getPublicExponent()));
        }
    }
}
