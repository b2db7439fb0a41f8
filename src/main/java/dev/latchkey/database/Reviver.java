package dev.latchkey.database;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jboss.logging.Logger;

/**
 * Starts the embedded server again, on the port that it had, when it is gone without having been stopped from here: the system
 * kills large processes where memory is short. Looks each second, since the end of somebody else's child is not always told: in a
 * container without an init process the dead are never buried.
 */
final class Reviver {
    private static final Logger LOG = Logger.getLogger(Reviver.class);
    private static final long BETWEEN_LOOKS_SECONDS = 1;

    private final DataDirectory data;
    private final Leftovers leftovers;
    private final Cluster cluster;
    private final Complaints complaints = new Complaints();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(Reviver::thread);
    private boolean isDown;
    private boolean over;

    Reviver(DataDirectory data, Leftovers leftovers, Cluster cluster) {
        this.data = data;
        this.leftovers = leftovers;
        this.cluster = cluster;
    }

    void begin() {
        var unused = looks.scheduleWithFixedDelay(this::look, BETWEEN_LOOKS_SECONDS, BETWEEN_LOOKS_SECONDS, SECONDS);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "embedded PostgreSQL");
        thread.setDaemon(true);
        return thread;
    }

    private synchronized void look() {
        try {
            if (!over && Postmaster.of(data).isEmpty()) {
                revive();
            }
        } catch (IOException | RuntimeException e) {
            complain(e.toString());
        }
    }

    private void revive() throws IOException {
        if (!isDown) {
            isDown = true;
            LOG.warnf("The embedded PostgreSQL has ended, and is started again; see %s", data.log());
        }
        leftovers.clear();
        if (cluster.startAgain()) {
            isDown = false;
            complaints.forget();
            LOG.info("The embedded PostgreSQL runs again");
        } else {
            complain("see " + data.log());
        }
    }

    private void complain(String complaint) {
        if (complaints.isNew(complaint)) {
            LOG.warnf("The embedded PostgreSQL does not start, which is tried again: %s", complaint);
        }
    }

    /** Leaves it to end; waits for a start that is under way. */
    synchronized void end() {
        over = true;
        looks.shutdown();
    }
}
