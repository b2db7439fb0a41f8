package dev.latchkey.testing;

import java.util.concurrent.atomic.AtomicInteger;

/** Addresses for clients that have nothing to do with each other; who is believed in them, {@link TestSettings} says. */
public final class Networks {
    private static final AtomicInteger LAST = new AtomicInteger();

    private Networks() {}

    /** An IPv4 address that no other test has. */
    public static String unused() {
        int number = LAST.incrementAndGet();
        return "10." + (number >> 16) + "." + (number >> 8 & 0xff) + "." + (number & 0xff);
    }

    /** The first half of an IPv6 address, that no other test has. */
    public static String unusedSite() {
        return "2001:db8:1:" + Integer.toHexString(LAST.incrementAndGet());
    }
}
