package dev.latchkey.password;

import java.security.MessageDigest;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** Argon2id of RFC 9106, version 19. */
final class Argon2id implements PasswordScheme {
    private static final int SALT_BYTES = 16;
    private static final int TAG_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Argon2Hash.Cost cost;
    private final Argon2Functions functions;

    Argon2id(PasswordConfig.Argon2 config, Argon2Functions functions) {
        this.functions = functions;
        cost = new Argon2Hash.Cost(config.memory(), config.iterations(), config.parallelism());
        if (!cost.isPermitted()) {
            throw new IllegalArgumentException("latchkey.password.argon2: " + cost + " is not permitted; memory must be"
                    + " at least 8 KiB a lane, and all within the limits in the documentation");
        }
    }

    @Override
    public String name() {
        return "argon2id";
    }

    @Override
    public @Nullable String objectionTo(Cleartext password) {
        return null;
    }

    @Override
    public int computations(Cleartext password) {
        return 1;
    }

    @Override
    public String hash(Cleartext password) {
        byte[] salt = random(SALT_BYTES);
        return new Argon2Hash(cost, salt, tag(password, cost, salt, TAG_BYTES)).toString();
    }

    @Override
    public PasswordScheme.@Nullable Stored read(String stored) {
        Argon2Hash hash = Argon2Hash.parse(stored);
        return hash == null ? null : new Stored(hash);
    }

    @Override
    public PasswordScheme.Stored decoy() {
        return new Stored(new Argon2Hash(cost, random(SALT_BYTES), random(TAG_BYTES)));
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] tag(Cleartext password, Argon2Hash.Cost cost, byte[] salt, int length) {
        return functions.fastestFor(cost, salt.length, length).tag(password.utf8(), cost, salt, length);
    }

    private final class Stored implements PasswordScheme.Stored {
        private final Argon2Hash hash;

        Stored(Argon2Hash hash) {
            this.hash = hash;
        }

        @Override
        public PasswordScheme scheme() {
            return Argon2id.this;
        }

        @Override
        public String kind() {
            String function = functions
                    .fastestFor(hash.cost(), hash.salt().length, hash.tag().length)
                    .name();
            return name() + " " + hash.cost() + " by " + function;
        }

        @Override
        public boolean isCurrent() {
            return hash.cost().equals(cost);
        }

        @Override
        public boolean matches(Cleartext password) {
            byte[] tag = tag(password, hash.cost(), hash.salt(), hash.tag().length);
            return MessageDigest.isEqual(tag, hash.tag());
        }
    }
}
