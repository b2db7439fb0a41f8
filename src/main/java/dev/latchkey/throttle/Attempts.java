package dev.latchkey.throttle;

import dev.latchkey.user.Users;
import dev.latchkey.web.IpAddress;
import dev.latchkey.web.Network;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what an attempt is counted under. */
@ApplicationScoped
public class Attempts {
    private final CountedKeys keys;
    private final Exempt exempt;
    private final ThrottleConfig config;

    Attempts(CountedKeys keys, Exempt exempt, ThrottleConfig config) {
        this.keys = keys;
        this.exempt = exempt;
        this.config = config;
    }

    /**
     * A login. It is counted by what was typed and not by the account, so that two names that lead to one account cannot be
     * found out by using up the attempts of the one and trying the other; and so that nothing differs where there is none.
     *
     * @param user the account, where there is one
     * @param ip the client's address; null where the connection has none
     */
    public Attempt login(String identifier, @Nullable UUID user, @Nullable String ip) {
        String name = Users.folded(identifier);
        Optional<Network> network = network(ip);
        String from = network.map(Network::toString).orElse(null);
        Stream<Optional<Count>> counts = Stream.of(
                count(Rule.ACCOUNT_NETWORK, name, from == null ? "" : from),
                count(Rule.ACCOUNT, name),
                bound(network).flatMap(bound -> count(Rule.NETWORK, bound)));
        return new Attempt(counts.flatMap(Optional::stream).toList(), user, from);
    }

    /** A login to this account from a browser that has a device cookie of its owner's. */
    public Attempt loginByDevice(UUID device, UUID user, @Nullable String ip) {
        String from = network(ip).map(Network::toString).orElse(null);
        return new Attempt(
                count(Rule.DEVICE, user.toString(), device.toString()).stream().toList(), user, from);
    }

    /** The password, asked for again in this session. Its own count: a thief of one session keeps no owner from the others. */
    public Attempt confirmation(UUID session) {
        return new Attempt(count(Rule.CONFIRMATION, session.toString()).stream().toList(), null, null);
    }

    /** A registration, from the client's address; null where the connection has none. */
    public Attempt registration(@Nullable String ip) {
        List<Count> counts = bound(network(ip)).flatMap(network -> count(Rule.REGISTRATION, network)).stream()
                .toList();
        return new Attempt(counts, null, null);
    }

    private static Optional<Network> network(@Nullable String ip) {
        return Optional.ofNullable(ip).flatMap(IpAddress::parse).map(Network::around);
    }

    private Optional<String> bound(Optional<Network> network) {
        return network.filter(from -> !exempt.contains(from)).map(Network::toString);
    }

    private Optional<Count> count(Rule rule, String... parts) {
        Figures figures = rule.figures(config);
        return figures.isOn() ? Optional.of(new Count(rule, keys.of(rule, parts), figures)) : Optional.empty();
    }
}
