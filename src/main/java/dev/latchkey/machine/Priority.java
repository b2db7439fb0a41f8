package dev.latchkey.machine;

import com.sun.jna.Platform;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whose turn it is where there are fewer processors than work. Java's own priorities do nothing on Linux. */
@ApplicationScoped
public class Priority {
    private static final int OF_A_THREAD = 0;
    private static final int THE_CALLER = 0;
    /** Of {@code nice(1)}: where all want a processor, about a tenth of what the others get. */
    private static final int LOW = 10;

    private final NativeConfig config;
    private final AtomicBoolean said = new AtomicBoolean();

    Priority(NativeConfig config) {
        this.config = config;
    }

    /** From now on, the calling thread works where others leave time for it: on Linux, priorities are those of threads. Does nothing where that cannot be had. */
    public void lower() {
        if (!config.enabled() || !Platform.isLinux()) {
            return;
        }
        try {
            int now = NativeCode.ofSystem("getpriority").invokeInt(new Object[] {OF_A_THREAD, THE_CALLER});
            if (now < LOW) {
                int unused = NativeCode.ofSystem("setpriority").invokeInt(new Object[] {OF_A_THREAD, THE_CALLER, LOW});
            }
        } catch (IOException | LinkageError e) {
            if (said.compareAndSet(false, true)) {
                Log.infof("Hashing threads have the priority of all others: %s", e);
            }
        }
    }
}
