package dev.latchkey.connection;

import dev.latchkey.web.IpAddress;
import dev.latchkey.web.Network;
import dev.latchkey.web.Proxies;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.function.Predicate;

/** What holds of all connections. Made first of all, since a misspelt network stops the start. */
@Startup(Interceptor.Priority.PLATFORM_BEFORE)
@ApplicationScoped
class Connections {
    private final Patience patience;
    private final Census census;
    private final ConnectionMetrics metrics;

    Connections(ConnectionConfig config, Proxies proxies, ConnectionMetrics metrics) {
        List<Network> exempt = config.connectionsExempt().orElse(List.of()).stream()
                .map(text -> Network.read("latchkey.http.connections-exempt", text))
                .toList();
        Predicate<IpAddress> free =
                address -> proxies.contain(address) || exempt.stream().anyMatch(network -> network.contains(address));
        patience = Patience.of(config);
        census = new Census(config.connections(), config.connectionsPerNetwork(), free);
        this.metrics = metrics;
        metrics.watch(census);
    }

    /** One for each server that listens. */
    Doorkeeper doorkeeper() {
        return new Doorkeeper(patience, census, metrics);
    }
}
