package dev.latchkey.connection;

import dev.latchkey.web.IpAddress;
import dev.latchkey.web.Network;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** How many connections there are: in all, and from each network that is not exempt. */
final class Census {
    private final int mostInAll;
    private final int mostOfNetwork;
    private final Predicate<IpAddress> exempt;
    private final Map<Network, Integer> ofNetwork = new HashMap<>();
    private int inAll;

    Census(int mostInAll, int mostOfNetwork, Predicate<IpAddress> exempt) {
        this.mostInAll = mostInAll;
        this.mostOfNetwork = mostOfNetwork;
        this.exempt = exempt;
    }

    /** What keeps somebody out. */
    enum Full {
        TOTAL,
        NETWORK
    }

    /** Counts a connection from this address, unless that would be one too many. */
    synchronized Optional<Full> enter(IpAddress address) {
        if (inAll >= mostInAll) {
            return Optional.of(Full.TOTAL);
        }
        if (!exempt.test(address)) {
            Network network = Network.around(address);
            if (ofNetwork.getOrDefault(network, 0) >= mostOfNetwork) {
                return Optional.of(Full.NETWORK);
            }
            ofNetwork.merge(network, 1, Integer::sum);
        }
        inAll++;
        return Optional.empty();
    }

    /** Takes back what {@link #enter} has counted. */
    synchronized void leave(IpAddress address) {
        inAll--;
        ofNetwork.computeIfPresent(Network.around(address), (network, count) -> count == 1 ? null : count - 1);
    }
}
