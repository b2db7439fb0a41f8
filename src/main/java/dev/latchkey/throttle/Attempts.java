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
        String network = network(ip).orElse("");
        List<Count> counts = counts(Stream.of(
                count(Rule.ACCOUNT_NETWORK, name, network),
                count(Rule.ACCOUNT, name),
                bound(ip).flatMap(bound -> count(Rule.NETWORK, bound))));
        return new Attempt(turn(name, network), counts, user, network);
    }

    /** The turn of a login without a device, before it is known whose account it is to. */
    public UUID turnOfLogin(String identifier, @Nullable String ip) {
        return turn(Users.folded(identifier), network(ip).orElse(""));
    }

    private UUID turn(String name, String network) {
        return keys.of(Rule.ACCOUNT_NETWORK, name, network);
    }

    /** A login to this account from a browser that has a device cookie of its owner's. */
    public Attempt loginByDevice(UUID device, UUID user, @Nullable String ip) {
        UUID key = keys.of(Rule.DEVICE, user.toString(), device.toString());
        return new Attempt(
                key,
                counts(Stream.of(count(Rule.DEVICE, key))),
                user,
                network(ip).orElse(""));
    }

    /** Whether devices are counted by themselves. */
    public boolean areByDevice() {
        return config.device().isOn();
    }

    /** The password, asked for again in this session. Its own count: a thief of one session keeps no owner from the others. */
    public Attempt confirmation(UUID session) {
        UUID key = keys.of(Rule.CONFIRMATION, session.toString());
        return new Attempt(key, counts(Stream.of(count(Rule.CONFIRMATION, key))), null, "");
    }

    /** A registration, from the client's address; null where the connection has none. */
    public Attempt registration(@Nullable String ip) {
        return ofNetwork(Rule.REGISTRATION, ip);
    }

    /** Somebody who is not logged in asks for a link to be mailed; to whom does not count here, and nobody learns from it. */
    public Attempt link(@Nullable String ip) {
        return ofNetwork(Rule.LINK, ip);
    }

    private Attempt ofNetwork(Rule rule, @Nullable String ip) {
        String network = network(ip).orElse("");
        List<Count> counts = counts(Stream.of(bound(ip).flatMap(bound -> count(rule, bound))));
        return new Attempt(keys.of(rule, network), counts, null, "");
    }

    /** The network of a client; empty where the connection has no address. */
    public static Optional<String> network(@Nullable String ip) {
        return Optional.ofNullable(ip)
                .flatMap(IpAddress::parse)
                .map(Network::around)
                .map(Network::toString);
    }

    private Optional<String> bound(@Nullable String ip) {
        boolean isFree = Optional.ofNullable(ip)
                .flatMap(IpAddress::parse)
                .filter(exempt::contains)
                .isPresent();
        return isFree ? Optional.empty() : network(ip);
    }

    private Optional<Count> count(Rule rule, String... parts) {
        return count(rule, keys.of(rule, parts));
    }

    private Optional<Count> count(Rule rule, UUID key) {
        Figures figures = rule.figures(config);
        return figures.isOn() ? Optional.of(new Count(rule, key, figures)) : Optional.empty();
    }

    private static List<Count> counts(Stream<Optional<Count>> counts) {
        return counts.flatMap(Optional::stream).toList();
    }
}
