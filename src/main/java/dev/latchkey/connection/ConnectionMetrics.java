package dev.latchkey.connection;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Counts the connections: those that are open, those that were refused, by the limit, and those that were ended, by what took too long. */
@ApplicationScoped
class ConnectionMetrics {
    private static final Logger LOG = Logger.getLogger(ConnectionMetrics.class);
    private static final long BETWEEN_WARNINGS = Duration.ofMinutes(1).toNanos();

    private final MeterRegistry registry;
    private final AtomicLong warned = new AtomicLong(System.nanoTime() - BETWEEN_WARNINGS);

    ConnectionMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void watch(Census census) {
        var unused = registry.gauge("latchkey.connections.open", census, Census::inAll);
    }

    void refused(Census.Full full) {
        registry.counter("latchkey.connections.refused", "limit", name(full)).increment();
        long now = System.nanoTime();
        long last = warned.get();
        if (now - last >= BETWEEN_WARNINGS && warned.compareAndSet(last, now)) {
            LOG.warnf("Connections are refused; full is: %s", name(full));
        }
    }

    void ended(Connection.Phase phase) {
        registry.counter("latchkey.connections.ended", "slow", name(phase)).increment();
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
