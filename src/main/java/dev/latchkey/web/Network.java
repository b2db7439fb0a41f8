package dev.latchkey.web;

import java.math.BigInteger;
import java.util.Optional;

/**
 * An address, or all that begin with the same bits (RFC 4632, section 3.1; RFC 4291, section 2.3).
 *
 * @param address the first of them
 * @param prefix how many bits they have in common
 */
public record Network(IpAddress address, int prefix) {
    /** What one client has of the world: one address of IPv4, and of IPv6 the 64 bits that a site gives out (RFC 6177). */
    public static Network around(IpAddress address) {
        int prefix = Math.min(64, width(address));
        return new Network(address.first(prefix), prefix);
    }

    /** Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32} or a single address; empty where bits after the prefix are set. */
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        return IpAddress.parse(slash < 0 ? text : text.substring(0, slash))
                .map(address -> new Network(address, slash < 0 ? width(address) : bits(text.substring(slash + 1))))
                .filter(Network::isPossible);
    }

    private static int bits(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
    }

    private boolean isPossible() {
        return prefix >= 0
                && prefix <= width(address)
                && front(address).shiftLeft(rest()).equals(number(address));
    }

    /** Whether the address is one of these; never where one is of IPv4 and the other of IPv6. */
    public boolean contains(IpAddress other) {
        return width(other) == width(address) && front(other).equals(front(address));
    }

    private BigInteger front(IpAddress of) {
        return number(of).shiftRight(rest());
    }

    private int rest() {
        return width(address) - prefix;
    }

    /** As {@link #parse} reads it; a single address without its length. */
    @Override
    public String toString() {
        return rest() == 0 ? address.toString() : address + "/" + prefix;
    }

    private static int width(IpAddress address) {
        return address.value().getAddress().length * Byte.SIZE;
    }

    private static BigInteger number(IpAddress address) {
        return new BigInteger(1, address.value().getAddress());
    }
}
