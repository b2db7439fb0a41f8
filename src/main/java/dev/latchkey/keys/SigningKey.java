package dev.latchkey.keys;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A key pair as the database keeps it. Nothing in the row signs anything without the secret, which is not there. */
@Entity
@Table(name = "signing_keys")
public class SigningKey extends PanacheEntityBase implements KeyLife {
    /** The RFC 7638 thumbprint of the public key. */
    @Id
    public String kid;

    /** X.509 SubjectPublicKeyInfo. */
    public byte[] publicKey;

    /** PKCS #8, sealed with the {@code kid} as context. */
    public byte[] sealedPrivate;

    /** The key of {@link RsaKey#macKey()}, sealed in a context of its own; null until the first start that knows it. */
    public byte @Nullable [] sealedMac;

    /** The {@link Secret#id()} both are sealed under. */
    public String sealedUnder;

    public Instant createdAt;
    public Instant signsFrom;
    public @Nullable Instant verifiesUntil;

    /** The key of a row with all columns. */
    static SigningKey of(Row row) {
        SigningKey key = new SigningKey();
        key.kid = row.getString("kid");
        key.publicKey = row.getBuffer("public_key").getBytes();
        key.sealedPrivate = row.getBuffer("sealed_private").getBytes();
        key.sealedMac = row.getBuffer("sealed_mac") == null
                ? null
                : row.getBuffer("sealed_mac").getBytes();
        key.sealedUnder = row.getString("sealed_under");
        key.createdAt = row.getOffsetDateTime("created_at").toInstant();
        key.signsFrom = row.getOffsetDateTime("signs_from").toInstant();
        OffsetDateTime end = row.getOffsetDateTime("verifies_until");
        key.verifiesUntil = end == null ? null : end.toInstant();
        return key;
    }

    @Override
    public String kid() {
        return kid;
    }

    @Override
    public Instant signsFrom() {
        return signsFrom;
    }

    @Override
    public @Nullable Instant verifiesUntil() {
        return verifiesUntil;
    }
}
