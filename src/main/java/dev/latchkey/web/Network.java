package dev.latchkey.web;

import dev.latchkey.problem.CannotStart;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * An address, or all that begin with the same bits (RFC 4632, section 3.1; RFC 4291, section 2.3).
 *
 * @param address the first of them
 * @param prefix how many bits they have in common
 */
public record Network(IpAddress address, int prefix) {
    /** What one customer of a network gets at least (RFC 6177, section 2). */
    private static final int IPV6_SITE = 64;

    /** Those who are likely one with whoever has this address: of IPv4 nobody else, of IPv6 its /64. */
    public static Network around(IpAddress address) {
        byte[] bytes = address.value().getAddress();
        int prefix = Math.min(bytes.length * Byte.SIZE, IPV6_SITE);
        Arrays.fill(bytes, prefix / Byte.SIZE, bytes.length, (byte) 0);
        return new Network(IpAddress.of(bytes), prefix);
    }

    /** Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32} or a single address; empty where bits after the prefix are set. */
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        return IpAddress.parse(slash < 0 ? text : text.substring(0, slash))
                .map(address -> new Network(address, slash < 0 ? width(address) : bits(text.substring(slash + 1))))
                .filter(Network::isPossible);
    }

    /** Reads what a property names; {@link CannotStart} where that is neither. */
    public static Network read(String property, String text) {
        return parse(text)
                .orElseThrow(() -> new CannotStart("\"" + text + "\" of " + property + " is neither an address, such as"
                        + " 10.0.0.1 or 2001:db8::1, nor a network, such as 10.0.0.0/8 or 2001:db8::/32."));
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
