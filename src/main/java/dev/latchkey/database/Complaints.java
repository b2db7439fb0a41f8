package dev.latchkey.database;

import java.util.concurrent.atomic.AtomicReference;

/** What is wrong with something that is tried again and again: said once for each reason, since an outage is no news each second. */
public final class Complaints {
    private final AtomicReference<String> last = new AtomicReference<>("");

    /** Whether this differs from what was wrong before; from now on, it does not. */
    public boolean isNew(String complaint) {
        return !last.getAndSet(complaint).equals(complaint);
    }

    /** It works again: whatever goes wrong next, is new. */
    public void forget() {
        last.set("");
    }
}
