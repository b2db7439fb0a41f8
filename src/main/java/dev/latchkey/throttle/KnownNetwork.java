package dev.latchkey.throttle;

import java.time.Instant;

/**
 * A network that its owner has logged in from.
 *
 * @param network an IPv4 address, or the first half of an IPv6 address
 * @param firstSeenAt the first login from it that is remembered
 * @param lastSeenAt the last one, to the day
 */
public record KnownNetwork(String network, Instant firstSeenAt, Instant lastSeenAt) {}
