package dev.latchkey.machine;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Code of the machine, unpacked where only this process may write, and gone from there when it is loaded. */
final class NativeCode {
    private static final String DIRECTORY = "jna.tmpdir";

    private static final int RESOLVED_NOW_FOR_ITSELF = 2;

    private NativeCode() {}

    /** A library on the class path. Fails with an {@link IOException} or a {@link LinkageError}. */
    static NativeLibrary load(String resource) throws IOException {
        Path copy = copyOf(resource, directory());
        try {
            return NativeLibrary.getInstance(copy.toString(), options());
        } finally {
            delete(copy);
        }
    }

    /** A function of the C library. Fails with an {@link IOException} or a {@link LinkageError}. */
    static Function ofSystem(String name) throws IOException {
        Path unused = directory();
        return Function.getFunction("c", name);
    }

    private static Path copyOf(String resource, Path directory) throws IOException {
        try (@Nullable InputStream library = NativeCode.class.getResourceAsStream(resource)) {
            if (library == null) {
                throw new IOException("there is no " + resource);
            }
            Path copy = Files.createTempFile(directory, "library", resource.substring(resource.lastIndexOf('.')));
            Files.copy(library, copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        }
    }

    /** By themselves: with JNA's own flags, a library would call the functions of another that was loaded before it, where they have the same names. */
    private static Map<String, Object> options() {
        return Platform.isLinux() ? Map.of(Library.OPTION_OPEN_FLAGS, RESOLVED_NOW_FOR_ITSELF) : Map.of();
    }

    /** Windows has it open until the process ends. */
    private static void delete(Path copy) throws IOException {
        if (Platform.isWindows()) {
            copy.toFile().deleteOnExit();
        } else {
            Files.delete(copy);
        }
    }

    /**
     * JNA's own library is unpacked there too: not in a home directory that a container may lack, nor under a name that another
     * user of the machine can take first. So nothing of JNA's may be touched before it.
     */
    private static synchronized Path directory() throws IOException {
        String known = System.getProperty(DIRECTORY);
        if (known != null) {
            return Path.of(known);
        }
        Path directory = Files.createTempDirectory("latchkey");
        directory.toFile().deleteOnExit();
        System.setProperty(DIRECTORY, directory.toString());
        return directory;
    }
}
