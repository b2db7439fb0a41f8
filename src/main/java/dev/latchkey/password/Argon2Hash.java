package dev.latchkey.password;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An argon2id hash; as text it is a PHC string: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$tag}. */
@SuppressWarnings("ArrayRecordComponent")
record Argon2Hash(Cost cost, byte[] salt, byte[] tag) {
    /** Salts of 8 to 64 bytes and tags of 16 to 64: RFC 9106 allows tags of 4 bytes, which can be guessed. */
    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=([1-9]\\d{0,5}),t=([1-9]\\d?),p=([1-9]\\d?)"
                    + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    /**
     * What one computation takes.
     *
     * @param memory in KiB
     * @param iterations passes over the memory
     * @param parallelism lanes of the memory
     */
    record Cost(int memory, int iterations, int parallelism) {
        static final int MAX_MEMORY = 65536;
        static final int MAX_ITERATIONS = 10;
        static final int MAX_PARALLELISM = 4;

        /** Whether RFC 9106, section 3.1, and the limits for hashes from elsewhere permit it. */
        boolean isPermitted() {
            return memory >= 8 * parallelism
                    && memory <= MAX_MEMORY
                    && iterations <= MAX_ITERATIONS
                    && parallelism <= MAX_PARALLELISM;
        }
    }

    /** The hash that a PHC string holds; null where it is malformed or its cost is not permitted. */
    static @Nullable Argon2Hash parse(String phc) {
        Matcher matcher = PHC.matcher(phc);
        return matcher.matches() ? permitted(matcher) : null;
    }

    private static @Nullable Argon2Hash permitted(Matcher phc) {
        Cost cost = new Cost(number(phc, 1), number(phc, 2), number(phc, 3));
        byte[] salt = decode(phc.group(4));
        byte[] tag = decode(phc.group(5));
        return cost.isPermitted() && salt != null && tag != null ? new Argon2Hash(cost, salt, tag) : null;
    }

    private static int number(Matcher phc, int group) {
        return Integer.parseInt(phc.group(group));
    }

    /** Null where the text is not exactly what its bytes are encoded as, such as with stray bits at its end. */
    private static byte @Nullable [] decode(String base64) {
        if (base64.length() % 4 == 1) {
            return null;
        }
        byte[] bytes = Base64.getDecoder().decode(base64);
        return encode(bytes).equals(base64) ? bytes : null;
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "$argon2id$v=19$m=" + cost.memory + ",t=" + cost.iterations + ",p=" + cost.parallelism + "$"
                + encode(salt) + "$" + encode(tag);
    }
}
