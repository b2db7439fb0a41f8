package dev.latchkey.password;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class Argon2MemoryTest {
    private static final int HASHES = 20;

    @Test
    void aHashAllocatesNextToNothing(TestReporter reporter) {
        Settings settings = Settings.ofCost(19456, 2, 1);
        Argon2id argon2id = new Argon2id(settings.argon2(), Functions.inJava(settings));
        Cleartext password = Cleartext.of("correct horse");
        argon2id.hash(password);
        long before = allocated();
        for (int i = 0; i < HASHES; i++) {
            argon2id.hash(password);
        }
        long bytes = (allocated() - before) / HASHES;
        reporter.publishEntry("bytes allocated per hash", Long.toString(bytes));
        assertTrue(bytes < 1024 * 1024, bytes + " bytes a hash");
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @Test
    void aBlockComesBackAndIsUsedAgain() {
        Argon2Memory memory = new Argon2Memory(1);
        Block block = memory.allocate();
        memory.deallocate(block);
        assertSame(block, memory.allocate());
    }
}
