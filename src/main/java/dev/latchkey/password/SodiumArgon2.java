package dev.latchkey.password;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import dev.latchkey.machine.KeptMemory;
import dev.latchkey.machine.NativeLibraries;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Argon2id by libsodium, with the vector instructions of the processor, in memory that each thread keeps where that can be had. */
final class SodiumArgon2 implements Argon2Function {
    private static final Map<String, String> LIBRARIES = Map.of(
            "linux-x86-64", "/linux64/libsodium.so",
            "linux-aarch64", "/arm64/libsodium.so",
            "darwin-x86-64", "/mac/libsodium.dylib",
            "darwin-aarch64", "/mac_arm/libsodium.dylib",
            "win32-x86-64", "/windows64/libsodium.dll");

    private static final String NAME = "libsodium";
    private static final String HASH = "crypto_pwhash";
    private static final int ARGON2ID = 2;
    private static final int SALT_BYTES = 16;
    private static final int FEWEST_TAG_BYTES = 16;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final String name;
    private final Function hash;
    private final Optional<KeptMemory> memory;

    private SodiumArgon2(NativeLibrary sodium, Optional<KeptMemory> memory) {
        name = NAME + " " + sodium.getFunction("sodium_version_string").invokeString(new Object[0], false);
        hash = sodium.getFunction(HASH);
        this.memory = memory;
    }

    /** Empty where libsodium does not load. Keeps memory for hashes of up to so many KiB. */
    static Optional<SodiumArgon2> load(NativeLibraries libraries, int kibibytes) {
        return libraries
                .load(NAME, LIBRARIES)
                .filter(sodium -> sodium.getFunction("sodium_init").invokeInt(new Object[0]) >= 0)
                .map(sodium -> new SodiumArgon2(sodium, libraries.keepMemory(NAME, sodium, HASH, kibibytes * 1024L)));
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

    @Override
    public void release() {
        memory.ifPresent(KeptMemory::release);
    }
}
