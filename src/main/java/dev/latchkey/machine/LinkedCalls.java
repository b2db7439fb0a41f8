package dev.latchkey.machine;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a library that is loaded keeps the addresses of the functions that it calls of other libraries: the linker of Linux has
 * written them into a table, and made its pages read-only. Offsets and numbers are those of {@code elf.h}, for 64 bits.
 */
final class LinkedCalls {
    private static final int ELF_64_BITS_LITTLE_ENDIAN = 0x0102;
    private static final int PROGRAM_HEADER_BYTES = 56;
    private static final int DYNAMIC = 2;
    private static final int DYNAMIC_ENTRY_BYTES = 16;
    private static final int RELOCATION_BYTES = 24;
    private static final int SYMBOL_BYTES = 24;

    private static final long END = 0;
    private static final long BYTES_OF_RELOCATIONS = 2;
    private static final long STRINGS = 5;
    private static final long SYMBOLS = 6;
    private static final long RELOCATIONS_OF_CALLS = 23;

    private final Pointer library;
    private final Map<Long, Long> dynamic;

    private LinkedCalls(Pointer library, Map<Long, Long> dynamic) {
        this.library = library;
        this.dynamic = dynamic;
    }

    /** Those of the library that begins here. */
    static LinkedCalls of(Pointer library) throws IOException {
        if (!isElf(library)) {
            throw new IOException("it has another format");
        }
        return new LinkedCalls(library, dynamicSection(library));
    }

    private static boolean isElf(Pointer library) {
        boolean magic = library.getInt(0) == 0x464C457F; // 0x7F, "ELF"
        return magic && library.getShort(4) == ELF_64_BITS_LITTLE_ENDIAN;
    }

    private static Map<Long, Long> dynamicSection(Pointer library) throws IOException {
        Pointer header = library.share(library.getLong(32));
        for (int i = 0; i < library.getShort(56); i++, header = header.share(PROGRAM_HEADER_BYTES)) {
            if (header.getInt(0) == DYNAMIC) {
                return entries(library.share(header.getLong(16)));
            }
        }
        throw new IOException("it is not linked dynamically");
    }

    private static Map<Long, Long> entries(Pointer first) {
        Map<Long, Long> entries = new HashMap<>();
        for (Pointer entry = first; entry.getLong(0) != END; entry = entry.share(DYNAMIC_ENTRY_BYTES)) {
            entries.put(entry.getLong(0), entry.getLong(8));
        }
        return entries;
    }

    /** The place of the address of the function of this name. */
    Pointer addressOf(String function) throws IOException {
        Pointer relocation = table(RELOCATIONS_OF_CALLS);
        long count = value(BYTES_OF_RELOCATIONS) / RELOCATION_BYTES;
        for (long i = 0; i < count; i++, relocation = relocation.share(RELOCATION_BYTES)) {
            long symbol = relocation.getLong(8) >>> 32;
            if (function.equals(name(symbol))) {
                return library.share(relocation.getLong(0));
            }
        }
        throw new IOException("it does not call " + function);
    }

    private String name(long symbol) throws IOException {
        int offset = table(SYMBOLS).getInt(symbol * SYMBOL_BYTES);
        return table(STRINGS).getString(offset, "US-ASCII");
    }

    /** Linkers write the table's address over its offset. */
    private Pointer table(long tag) throws IOException {
        long begin = Pointer.nativeValue(library);
        long value = value(tag);
        return new Pointer(value < begin ? begin + value : value);
    }

    private long value(long tag) throws IOException {
        Long value = dynamic.get(tag);
        if (value == null) {
            throw new IOException("it has no entry " + tag);
        }
        return value;
    }
}
