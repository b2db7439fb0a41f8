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
}
