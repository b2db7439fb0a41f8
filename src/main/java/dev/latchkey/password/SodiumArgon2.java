package dev.latchkey.password;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import dev.latchkey.machine.NativeLibraries;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Argon2id by libsodium, with the vector instructions of the processor. A hash's memory comes from the operating system and goes
 * back to it, so that a server at rest holds none.
 */
final class SodiumArgon2 implements Argon2Function {
    private static final Map<String, String> LIBRARIES = Map.of(
            "linux-x86-64", "/linux64/libsodium.so",
            "linux-aarch64", "/arm64/libsodium.so",
            "darwin-x86-64", "/mac/libsodium.dylib",
            "darwin-aarch64", "/mac_arm/libsodium.dylib",
            "win32-x86-64", "/windows64/libsodium.dll");

    private static final int ARGON2ID = 2;
    private static final int SALT_BYTES = 16;
    private static final int FEWEST_TAG_BYTES = 16;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final String name;
    private final Function hash;

    private SodiumArgon2(NativeLibrary sodium) {
        name = "libsodium " + sodium.getFunction("sodium_version_string").invokeString(new Object[0], false);
        hash = sodium.getFunction("crypto_pwhash");
    }

    /** Empty where libsodium does not load. */
    static Optional<SodiumArgon2> load(NativeLibraries libraries) {
        return libraries
                .load("libsodium", LIBRARIES)
                .filter(sodium -> sodium.getFunction("sodium_init").invokeInt(new Object[0]) >= 0)
                .map(SodiumArgon2::new);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean computes(Argon2Hash.Cost cost, int saltBytes, int tagBytes) {
        return cost.parallelism() == 1 && saltBytes == SALT_BYTES && tagBytes >= FEWEST_TAG_BYTES;
    }

    @Override
    public byte[] tag(byte[] password, Argon2Hash.Cost cost, byte[] salt, int tagBytes) {
        byte[] tag = new byte[tagBytes];
        Object[] arguments = {
            tag,
            (long) tagBytes,
            password,
            (long) password.length,
            salt,
            (long) cost.iterations(),
            cost.memory() * 1024L,
            ARGON2ID
        };
        if (hash.invokeInt(arguments) != 0) {
            throw Problem.of(ProblemType.OVERLOADED).retryAfter(SOON); // the system has no memory for it
        }
        return tag;
    }
}
