package dev.latchkey.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.InvalidKeySpecException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.BCrypt;
import org.jspecify.annotations.Nullable;
import org.wildfly.security.password.interfaces.BCryptPassword;
import org.wildfly.security.password.util.ModularCrypt;

/**
 * Bcrypt in the form that Quarkus and WildFly Elytron give it, so that a table can be shared with other Quarkus applications.
 *
 * <p>Elytron hashes a password in Unicode's form NFKC, in which {@code ²} is {@code 2}; all others hash it as it is. A
 * password in which that makes a difference is checked both ways.
 */
final class Bcrypt implements PasswordScheme {
    static final int MAX_COST = 14;

    /** Bcrypt reads no further. */
    private static final int MAX_BYTES = 72;

    /** The three prefixes name one algorithm for keys of up to 72 bytes; {@code $2x$} names a bug. */
    private static final Pattern MODULAR_CRYPT = Pattern.compile("\\$2[aby]\\$(0[4-9]|1\\d)\\$[./A-Za-z0-9]{53}");

    private final SecureRandom random = new SecureRandom();
    private final int cost;

    Bcrypt(int cost) {
        this.cost = cost;
    }

    @Override
    public String name() {
        return "bcrypt";
    }

    @Override
    public @Nullable String objectionTo(Cleartext password) {
        return canRead(compatible(password))
                ? null
                : "must be at most 72 bytes long in UTF-8, without NUL: bcrypt reads no further";
    }

    @Override
    public int computations(Cleartext password) {
        return password.hasTwoForms() ? 2 : 1;
    }

    @Override
    public String hash(Cleartext password) {
        byte[] salt = random(BCryptPassword.BCRYPT_SALT_SIZE);
        return encode(raw(compute(compatible(password), salt, cost), salt));
    }

    @Override
    public PasswordScheme.@Nullable Stored read(String stored) {
        return MODULAR_CRYPT.matcher(stored).matches() ? permitted(decode(stored)) : null;
    }

    private PasswordScheme.@Nullable Stored permitted(@Nullable BCryptPassword hash) {
        return hash == null || hash.getIterationCount() > MAX_COST ? null : new Stored(hash);
    }

    @Override
    public PasswordScheme.Stored decoy() {
        byte[] salt = random(BCryptPassword.BCRYPT_SALT_SIZE);
        return new Stored(raw(random(BCryptPassword.BCRYPT_HASH_SIZE), salt));
    }

    private BCryptPassword raw(byte[] hash, byte[] salt) {
        return BCryptPassword.createRaw(BCryptPassword.ALGORITHM_BCRYPT, hash, salt, cost);
    }

    private static String encode(BCryptPassword hash) {
        try {
            return ModularCrypt.encodeAsString(hash);
        } catch (InvalidKeySpecException e) {
            throw new IllegalStateException(e); // of what was computed, it has all parts
        }
    }

    /** By Bouncy Castle, which takes two thirds of the time that Elytron does. */
    private static byte[] compute(String text, byte[] salt, int cost) {
        byte[] computed = BCrypt.generate(text.getBytes(StandardCharsets.UTF_8), salt, cost, true);
        return Arrays.copyOf(computed, BCryptPassword.BCRYPT_HASH_SIZE);
    }

    /** Elytron knows {@code $2a$} and {@code $2y$}, and not {@code $2b$}. */
    private static @Nullable BCryptPassword decode(String stored) {
        try {
            return (BCryptPassword) ModularCrypt.decode("$2a" + stored.substring(3));
        } catch (InvalidKeySpecException | IllegalArgumentException e) {
            return null;
        }
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String compatible(Cleartext password) {
        return Normalizer.normalize(password.text(), Form.NFKC);
    }

    /** Elytron takes a NUL at the end for the terminator, and so {@code "secret\0"} for {@code "secret"}. */
    private static boolean canRead(String text) {
        return text.indexOf('\0') < 0 && text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }

    private final class Stored implements PasswordScheme.Stored {
        private final BCryptPassword hash;

        Stored(BCryptPassword hash) {
            this.hash = hash;
        }

        @Override
        public PasswordScheme scheme() {
            return Bcrypt.this;
        }

        @Override
        public String kind() {
            return name() + " " + hash.getIterationCount();
        }

        @Override
        public boolean isCurrent() {
            return hash.getIterationCount() == cost;
        }

        @Override
        public boolean matches(Cleartext password) {
            boolean matches = isHashOf(compatible(password));
            boolean matchesExactly = password.hasTwoForms() && isHashOf(password.text());
            return matches || matchesExactly;
        }

        private boolean isHashOf(String text) {
            boolean readable = canRead(text);
            byte[] computed = compute(readable ? text : "", hash.getSalt(), hash.getIterationCount());
            return MessageDigest.isEqual(computed, hash.getHash()) && readable;
        }
    }
}
