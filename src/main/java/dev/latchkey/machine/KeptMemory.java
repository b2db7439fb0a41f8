package dev.latchkey.machine;

import com.sun.jna.Callback;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Memory that a library takes from the operating system for each of its calls and gives back after it, kept for the next call of the same
 * thread. To find, empty and map so many pages can take longer than what the library does with them, and is done inside the
 * system, where no other thread gets the processor. In large pages, where the system has them.
 *
 * <p>What the library gets is not empty but for the first time.
 */
public final class KeptMemory {
    private static final int READABLE_AND_WRITABLE = 3;
    private static final int PRIVATE_AND_ANONYMOUS = 0x22;
    private static final int IN_LARGE_PAGES = 14;
    private static final int NOT_IN_A_CORE_DUMP = 16;
    private static final long LARGE_PAGE = 2L * 1024 * 1024;
    private static final int NO_FILE = -1;
    private static final long FAILED = -1;

    private final ThreadLocal<Piece> pieces = ThreadLocal.withInitial(Piece::new);
    private final long bytes;
    private final long mappedBytes;
    private final Function map;
    private final Function unmap;
    private final Function advise;

    /** The library's calls lead here, and it does not hold these. */
    private final Map<String, Callback> replacements =
            Map.of("mmap", (MapCall) this::take, "munmap", (UnmapCall) this::giveBack);

    private KeptMemory(long bytes) throws IOException {
        this.bytes = bytes;
        mappedBytes = bytes + LARGE_PAGE; // so that a large page can begin where what is kept does
        map = NativeCode.ofSystem("mmap");
        unmap = NativeCode.ofSystem("munmap");
        advise = NativeCode.ofSystem("madvise");
    }

    /** Keeps up to so many bytes for each thread. Fails with an {@link IOException} or a {@link LinkageError}. */
    static KeptMemory of(NativeLibrary library, String functionOfIt, long bytes) throws IOException {
        KeptMemory memory = new KeptMemory(bytes);
        Redirection.apply(library, functionOfIt, memory.replacements);
        return memory;
    }

    /** Gives back to the system what is kept for the calling thread. */
    public void release() {
        Pointer mapped = pieces.get().mapped;
        pieces.remove();
        if (mapped != null) {
            int unused = unmap(mapped, mappedBytes);
        }
    }

    private Pointer take(@Nullable Pointer address, long length, int protection, int flags, int file, long offset) {
        Piece piece = pieces.get();
        if (address == null && file == NO_FILE && length <= bytes && !piece.lent) {
            piece.lent = true;
            return beginOf(piece);
        }
        return map.invokePointer(new Object[] {address, length, protection, flags, file, offset});
    }

    private int giveBack(Pointer address, long length) {
        Piece piece = pieces.get();
        if (!address.equals(piece.begin)) {
            return unmap(address, length);
        }
        piece.lent = false;
        return 0;
    }

    /** Where the system has no memory, what it says instead of its address. */
    private Pointer beginOf(Piece piece) {
        if (piece.begin == null) {
            Pointer mapped = map.invokePointer(
                    new Object[] {null, mappedBytes, READABLE_AND_WRITABLE, PRIVATE_AND_ANONYMOUS, NO_FILE, 0L});
            if (Pointer.nativeValue(mapped) == FAILED) {
                piece.lent = false;
                return mapped;
            }
            piece.mapped = mapped;
            piece.begin = new Pointer((Pointer.nativeValue(mapped) + LARGE_PAGE - 1) & -LARGE_PAGE);
            for (int advice : new int[] {IN_LARGE_PAGES, NOT_IN_A_CORE_DUMP}) {
                int unused = advise.invokeInt(new Object[] {piece.begin, bytes, advice});
            }
        }
        return piece.begin;
    }

    private int unmap(Pointer address, long length) {
        return unmap.invokeInt(new Object[] {address, length});
    }

    private static final class Piece {
        private @Nullable Pointer mapped;
        private @Nullable Pointer begin;
        private boolean lent;
    }

    /** {@code mmap(2)}. */
    @FunctionalInterface
    interface MapCall extends Callback {
        Pointer invoke(@Nullable Pointer address, long length, int protection, int flags, int file, long offset);
    }

    /** {@code munmap(2)}. */
    @FunctionalInterface
    interface UnmapCall extends Callback {
        int invoke(Pointer address, long length);
    }
}
