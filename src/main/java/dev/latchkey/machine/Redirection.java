package dev.latchkey.machine;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Lets one library call something else where it calls a function of the C library. All others go on calling that. On Linux
 * with 64 bits only.
 */
final class Redirection {
    private static final int READ = 1;
    private static final int WRITE = 2;

    private final NativeLibrary process = NativeLibrary.getProcess();
    private final LinkedCalls calls;

    private Redirection(NativeLibrary library, String functionOfIt) throws IOException {
        calls = LinkedCalls.of(beginOf(library.getFunction(functionOfIt)));
    }

    /**
     * Redirects all of these, or fails with an {@link IOException} or a {@link LinkageError} and redirects none.
     *
     * @param functionOfIt any function of the library, by which it is found in memory
     * @param replacements by the names of what they replace. Somebody has to refer to them for as long as the library may be called
     */
    static void apply(NativeLibrary library, String functionOfIt, Map<String, Callback> replacements)
            throws IOException {
        if (!Platform.isLinux() || !Platform.is64Bit()) {
            throw new IOException("this is not Linux with 64 bits");
        }
        new Redirection(library, functionOfIt).apply(replacements);
    }

    private void apply(Map<String, Callback> replacements) throws IOException {
        Map<Pointer, Callback> places = new HashMap<>();
        for (var replacement : replacements.entrySet()) {
            places.put(placeOf(replacement.getKey()), replacement.getValue());
        }
        for (Pointer place : places.keySet()) {
            protect(place, READ | WRITE);
        }
        places.forEach((place, callback) -> place.setPointer(0, CallbackReference.getFunctionPointer(callback)));
        for (Pointer place : places.keySet()) {
            protect(place, READ);
        }
    }

    private Pointer beginOf(Function function) throws IOException {
        try (Memory found = new Memory(4L * Native.POINTER_SIZE)) {
            if (process.getFunction("dladdr").invokeInt(new Object[] {function, found}) == 0) {
                throw new IOException("it is nowhere in memory");
            }
            return found.getPointer(Native.POINTER_SIZE);
        }
    }

    /** Only where it has what it should have is this the table that it is taken for. */
    private Pointer placeOf(String function) throws IOException {
        Pointer place = calls.addressOf(function);
        if (place.getLong(0) != Pointer.nativeValue(process.getFunction(function))) {
            throw new IOException("its " + function + " is not that of the C library");
        }
        return place;
    }

    /** What was allowed a moment ago can fail only where the process has come to the end of its mappings, and both fail then. */
    private void protect(Pointer place, int allowed) throws IOException {
        long pageBytes = process.getFunction("getpagesize").invokeInt(new Object[0]);
        Pointer page = new Pointer(Pointer.nativeValue(place) & -pageBytes);
        if (process.getFunction("mprotect").invokeInt(new Object[] {page, pageBytes, allowed}) != 0) {
            throw new IOException("its table cannot be changed");
        }
    }
}
