package dev.latchkey.machine;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whose turn it is where there are fewer processors than work. Java's own priorities do nothing on Linux. */
@ApplicationScoped
public class Priority {
    /** Where all want a processor, about a tenth of what the others get. */
    private static final int STEPS = 10;

    private final NativeConfig config;
    private final AtomicBoolean said = new AtomicBoolean();

    Priority(NativeConfig config) {
        this.config = config;
    }

    /** From now on, the calling thread works where others leave time for it: on Linux, {@code nice(2)} is of threads. Does nothing where that cannot be had. */
    public void lower() {
        if (!config.enabled() || !Platform.isLinux()) {
            return;
        }
        try {
            int unused = Function.getFunction("c", "nice").invokeInt(new Object[] {STEPS});
        } catch (LinkageError e) {
            if (said.compareAndSet(false, true)) {
                Log.infof("Hashing threads have the priority of all others: %s", e);
            }
        }
    }
}
