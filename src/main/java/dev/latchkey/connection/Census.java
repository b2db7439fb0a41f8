package dev.latchkey.connection;

import dev.latchkey.web.IpAddress;
import dev.latchkey.web.Network;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** How many connections there are: in all, and from each network that is not exempt. */
final class Census {
    /** For the operator's own, so that no crowd keeps a probe or a proxy out: one part of this many. */
    private static final int RESERVE = 10;

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
        boolean isExempt = exempt.test(address);
        if (inAll >= (isExempt ? mostInAll : mostInAll - mostInAll / RESERVE)) {
            return Optional.of(Full.TOTAL);
        }
        if (!isExempt) {
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
        if (!exempt.test(address)) {
            ofNetwork.computeIfPresent(Network.around(address), (network, count) -> count == 1 ? null : count - 1);
        }
    }

    /** How many there are, exempt ones too. */
    synchronized int inAll() {
        return inAll;
    }
}
