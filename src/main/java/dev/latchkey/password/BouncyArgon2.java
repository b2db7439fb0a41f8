package dev.latchkey.password;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id by Bouncy Castle: in Java, on every machine, in memory that each thread keeps. */
final class BouncyArgon2 implements Argon2Function {
    private final ThreadLocal<Argon2Memory> memory;

    /** Keeps memory for hashes of up to so many KiB. */
    BouncyArgon2(int kibibytes) {
        memory = ThreadLocal.withInitial(() -> new Argon2Memory(kibibytes));
    }

    @Override
    public String name() {
        return "Bouncy Castle";
    }

    @Override
    public boolean computes(Argon2Hash.Cost cost, int saltBytes, int tagBytes) {
        return true;
    }

    @Override
    public byte[] tag(byte[] password, Argon2Hash.Cost cost, byte[] salt, int tagBytes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memory())
                .withIterations(cost.iterations())
                .withParallelism(cost.parallelism())
                .withSalt(salt)
                .withBlockPool(memory.get())
                .build());
        byte[] tag = new byte[tagBytes];
        generator.generateBytes(password, tag);
        return tag;
    }

    @Override
    public void release() {
        memory.remove();
    }
}
