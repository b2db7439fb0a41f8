package dev.latchkey.machine;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Libraries in the machine's own code, which come with Latchkey and load where they can. */
@ApplicationScoped
public class NativeLibraries {
    private static final String DIRECTORY = "jna.tmpdir";

    private final NativeConfig config;

    NativeLibraries(NativeConfig config) {
        this.config = config;
    }

    /**
     * Loads a library. Empty where that is switched off, where there is none for this machine, or where it does not load, as from
     * a directory for temporary files that is mounted {@code noexec}: the log then says why. Takes some ten milliseconds.
     *
     * @param name for the log
     * @param resources where it is on the class path, by JNA's names of platforms, such as {@code linux-x86-64}
     */
    public Optional<NativeLibrary> load(String name, Map<String, String> resources) {
        if (!config.enabled()) {
            return Optional.empty();
        }
        try {
            useOwnDirectory();
            String resource = resources.get(Platform.RESOURCE_PREFIX);
            if (resource == null || NativeLibraries.class.getResource(resource) == null) {
                Log.infof("%s is not there for %s, so Java does its work", name, Platform.RESOURCE_PREFIX);
                return Optional.empty();
            }
            return Optional.of(load(resource));
        } catch (IOException | LinkageError e) {
            Log.infof("%s does not load, so Java does its work: %s", name, e);
            return Optional.empty();
        }
    }

    private static NativeLibrary load(String resource) throws IOException {
        File file = Native.extractFromResourcePath(resource, NativeLibraries.class.getClassLoader());
        try {
            return NativeLibrary.getInstance(file.getPath());
        } finally {
            if (!Platform.isWindows()) {
                Files.deleteIfExists(file.toPath());
            }
        }
    }

    /** Not a home directory that a container may lack, nor a name that another user of the machine can take first. */
    private static synchronized void useOwnDirectory() throws IOException {
        if (System.getProperty(DIRECTORY) == null) {
            Path directory = Files.createTempDirectory("latchkey");
            directory.toFile().deleteOnExit();
            System.setProperty(DIRECTORY, directory.toString());
        }
    }
}
