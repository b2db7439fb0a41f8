package dev.latchkey.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Callback;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** With a library that takes memory from the system for each call, much enough for everything else to be no more than noise. */
@EnabledOnOs(OS.LINUX)
class KeptMemoryTest {
    private static final String HASH = "crypto_pwhash";
    private static final long MIB = 1024L * 1024;
    private static final long BYTES = 256 * MIB;
    private static final Map<String, String> SODIUM =
            Map.of("linux-x86-64", "/linux64/libsodium.so", "linux-aarch64", "/arm64/libsodium.so");

    private final NativeLibraries libraries = new Machine(true).libraries();
    private final NativeLibrary sodium = libraries.load("libsodium", SODIUM).orElseThrow();
    private final KeptMemory memory =
            libraries.keepMemory("libsodium", sodium, HASH, BYTES).orElseThrow();

    @BeforeEach
    void initialize() {
        assertTrue(sodium.getFunction("sodium_init").invokeInt(new Object[0]) >= 0);
    }

    @AfterEach
    void release() {
        memory.release();
    }

    @Test
    void whatAThreadTookIsKeptUntilItIsReleased() throws Exception {
        long before = resident();
        assertEquals(0, hash(BYTES));
        assertTrue(resident() > before + BYTES / 2);
        memory.release();
        assertTrue(resident() < before + BYTES / 2);
        assertEquals(0, hash(BYTES));
        assertTrue(resident() > before + BYTES / 2);
    }

    @Test
    void moreThanIsKeptGoesBackAtOnce() throws Exception {
        long before = resident();
        assertEquals(0, hash(BYTES + MIB));
        assertTrue(resident() < before + BYTES / 2);
    }

    @Test
    void anotherThreadHasMemoryOfItsOwn() throws Exception {
        assertEquals(0, hash(BYTES));
        long before = resident();
        Thread other = new Thread(() -> {
            hash(BYTES);
            memory.release();
        });
        other.start();
        other.join();
        assertTrue(resident() > before - BYTES / 2 && resident() < before + BYTES / 2);
    }

    @Test
    void nothingIsRedirectedWhereOneOfAllCannotBe() throws Exception {
        Callback never = (Never) () -> {};
        assertThrows(
                IOException.class,
                () -> Redirection.apply(sodium, HASH, Map.of("mmap", never, "no_function_of_this_name", never)));
        assertThrows(
                IOException.class, // it is no longer that of the C library
                () -> Redirection.apply(sodium, HASH, Map.of("mmap", never)));
        assertEquals(0, hash(BYTES));
    }

    @Test
    void nothingIsKeptWhereItIsSwitchedOff() throws Exception {
        NativeLibraries others = new Machine(true, false).libraries();
        NativeLibrary other = others.load("libsodium", SODIUM).orElseThrow();
        assertFalse(others.keepMemory("libsodium", other, HASH, BYTES).isPresent());
        long before = resident();
        assertEquals(0, hash(other, BYTES));
        assertTrue(resident() < before + BYTES / 2);
    }

    private int hash(long bytes) {
        return hash(sodium, bytes);
    }

    private static int hash(NativeLibrary library, long bytes) {
        Function hash = library.getFunction(HASH);
        byte[] password = "correct horse".getBytes(StandardCharsets.US_ASCII);
        return hash.invokeInt(
                new Object[] {new byte[32], 32L, password, (long) password.length, new byte[16], 1L, bytes, 2});
    }

    /** In bytes: proc(5). */
    private static long resident() throws IOException {
        String line = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(status -> status.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }

    @FunctionalInterface
    interface Never extends Callback {
        void invoke();
    }
}
