package dev.latchkey.connection;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Counts the connections that were refused, by the limit, and those that were ended, by what took too long. */
@ApplicationScoped
class ConnectionMetrics {
    private final MeterRegistry registry;

    ConnectionMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void refused(Census.Full full) {
        registry.counter("latchkey.connections.refused", "limit", name(full)).increment();
    }

    void ended(Connection.Phase phase) {
        registry.counter("latchkey.connections.ended", "slow", name(phase)).increment();
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
