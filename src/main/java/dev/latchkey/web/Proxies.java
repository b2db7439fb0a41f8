package dev.latchkey.web;

import dev.latchkey.problem.CannotStart;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Optional;

/** The proxies in front of Latchkey, whose word on a client counts. Made first of all, since a misspelt one stops the start. */
@Startup(Interceptor.Priority.PLATFORM_BEFORE)
@ApplicationScoped
class Proxies {
    private final List<Network> trusted;

    Proxies(ProxiesConfig config) {
        trusted =
                config.proxies().orElse(List.of()).stream().map(Proxies::parse).toList();
    }

    private static Network parse(String text) {
        return Network.parse(text)
                .orElseThrow(() -> new CannotStart("\"" + text + "\" of latchkey.proxies is neither an address, such as"
                        + " 10.0.0.1 or 2001:db8::1, nor a network, such as 10.0.0.0/8 or 2001:db8::/32."));
    }

    boolean areNamed() {
        return !trusted.isEmpty();
    }

    boolean contain(IpAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    /**
     * Who the client is, by what proxies say of it, the nearest one last: the first that is no proxy, or whoever says
     * something that is no address.
     */
    IpAddress client(IpAddress sender, List<String> nodes) {
        IpAddress client = sender;
        for (int i = nodes.size() - 1; i >= 0 && contain(client); i--) {
            Optional<IpAddress> next = IpAddress.ofNode(nodes.get(i));
            if (next.isEmpty()) {
                return client;
            }
            client = next.get();
        }
        return client;
    }
}
