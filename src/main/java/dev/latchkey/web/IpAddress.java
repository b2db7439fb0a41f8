package dev.latchkey.web;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An IP address, read without ever asking the DNS. One of IPv4 that is mapped into IPv6 is one of IPv4. */
public record IpAddress(InetAddress value) {
    /** With brackets, which an IPv6 address needs there, and an optional port. */
    private static final Pattern NODE = Pattern.compile("(?:\\[([^]]*)]|([^:]*))(?::\\d{1,5})?");

    /** Reads an address as it is written in either version, and nothing else; a zone, as in {@code fe80::1%eth0}, is left out. */
    public static Optional<IpAddress> parse(String text) {
        byte[] bytes = text.startsWith("[") ? null : NetUtil.createByteArrayFromIpAddressString(text);
        return bytes == null ? Optional.empty() : Optional.of(of(bytes));
    }

    /** Reads an address that may have a port (RFC 7239, section 6); also an IPv6 address without brackets or port. */
    static Optional<IpAddress> ofNode(String text) {
        Matcher node = NODE.matcher(text);
        if (!node.matches()) {
            return parse(text);
        }
        return parse(node.group(1) == null ? node.group(2) : node.group(1));
    }

    /** Of 4 or 16 bytes. */
    static IpAddress of(byte[] bytes) {
        try {
            return new IpAddress(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has 4 or 16 bytes", e);
        }
    }

    /** As people write it; of IPv6, in the shortest form (RFC 5952). */
    @Override
    public String toString() {
        return NetUtil.toAddressString(value);
    }
}
