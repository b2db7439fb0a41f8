package dev.latchkey.machine;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Libraries in the machine's own code, which come with Latchkey and load where they can. */
@ApplicationScoped
public class NativeLibraries {
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
            String resource = resources.get(Platform.RESOURCE_PREFIX);
            if (resource == null) {
                throw new IOException("there is none for " + Platform.RESOURCE_PREFIX);
            }
            return Optional.of(NativeCode.load(resource));
        } catch (IOException | LinkageError e) {
            Log.infof("%s does not load, so Java does its work: %s", name, e);
            return Optional.empty();
        }
    }

    /**
     * Keeps the memory that a library takes for each call, for the next one of the same thread: see {@link KeptMemory}. Empty where
     * that is switched off, or where it cannot be had: the log then says why.
     *
     * @param name for the log
     * @param functionOfIt any function of the library
     * @param bytes what is kept for each thread at most; calls that take more take it from the system
     */
    public Optional<KeptMemory> keepMemory(String name, NativeLibrary library, String functionOfIt, long bytes) {
        if (!config.keepsMemory()) {
            return Optional.empty();
        }
        try {
            return Optional.of(KeptMemory.of(library, functionOfIt, bytes));
        } catch (IOException | LinkageError e) {
            Log.infof("%s has new memory for each call: %s", name, e);
            return Optional.empty();
        }
    }
}
