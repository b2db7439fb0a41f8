package dev.latchkey.throttle;

import dev.latchkey.web.IpAddress;
import dev.latchkey.web.Network;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.Interceptor;
import java.util.List;

/**
 * The networks whose clients are not counted together. By default one's own machine: behind a proxy there that Latchkey was not
 * told of, all the world would be one network, and keep itself out.
 */
@Startup(Interceptor.Priority.PLATFORM_BEFORE)
@ApplicationScoped
class Exempt {
    private final List<Network> networks;

    Exempt(ThrottleConfig config) {
        networks = config.exempt().orElse(List.of()).stream()
                .map(text -> Network.read("latchkey.throttle.exempt", text))
                .toList();
    }

    boolean contains(IpAddress client) {
        return networks.stream().anyMatch(network -> network.contains(client));
    }
}
