package dev.latchkey.web;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Optional;

/** The proxies in front of Latchkey, whose word on a client counts. Made first of all, since a misspelt one stops the start. */
@Startup(Interceptor.Priority.PLATFORM_BEFORE)
@ApplicationScoped
public class Proxies {
    private final List<Network> trusted;

    Proxies(ProxiesConfig config) {
        trusted = config.proxies().orElse(List.of()).stream()
                .map(text -> Network.read("latchkey.proxies", text))
                .toList();
    }

    boolean areNamed() {
        return !trusted.isEmpty();
    }

    /** Whether this is the address of one. */
    public boolean contain(IpAddress address) {
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
