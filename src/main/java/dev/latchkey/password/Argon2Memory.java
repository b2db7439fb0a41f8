package dev.latchkey.password;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator.Block;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.jspecify.annotations.Nullable;

/**
 * The working memory of one thread, kept from one hash to the next: 19 MiB of new blocks for each would be the garbage
 * collector's main work. Blocks are wiped as they come back, so nothing of a password stays in it.
 */
final class Argon2Memory implements BlockPool {
    private final @Nullable Block[] free;
    private int count;

    /**
     * Memory that keeps so many blocks of 1 KiB, and has more for a while where a hash needs them. Up to four
     * blocks a hash are the generator's own scratch.
     */
    Argon2Memory(int kibibytes) {
        free = new Block[kibibytes + 4];
    }

    /** A block of zeros. */
    @Override
    public Block allocate() {
        if (count == 0) {
            return new Block();
        }
        Block block = free[--count];
        free[count] = null;
        return block == null ? new Block() : block;
    }

    @Override
    public void deallocate(Block block) {
        block.clear();
        if (count < free.length) {
            free[count++] = block;
        }
    }
}
