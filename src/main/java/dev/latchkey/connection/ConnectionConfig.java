package dev.latchkey.connection;

import dev.latchkey.setting.AtLeast;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How many connections there may be, and how slow. */
@ConfigMapping(prefix = "latchkey.http")
interface ConnectionConfig {
    /** How long a request's head may take, from the connection's opening or, on a later request, from its first byte. */
    @WithDefault("10s")
    @AtLeast(1)
    Duration headDeadline();

    /** How long a connection may be kept without a request: longer than proxies keep theirs, so that none sends on one just closed. */
    @WithDefault("75s")
    @AtLeast(1)
    Duration keepAlive();

    /** How long a client may take to read the next 32 KiB of an answer, or the rest of it. */
    @WithDefault("30s")
    @AtLeast(1)
    Duration readDeadline();

    /** The most connections at a time; the last tenth is for those that are exempt. */
    @WithDefault("10000")
    @AtLeast(1)
    int connections();

    /** The most connections at a time from one IPv4 address or one IPv6 /64. */
    @WithDefault("256")
    @AtLeast(1)
    int connectionsPerNetwork();

    /** The addresses and networks, beside the proxies, of which there may be more; none if left empty. */
    @WithDefault("127.0.0.0/8,::1")
    Optional<List<String>> connectionsExempt();
}
