package dev.latchkey.web;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Who stands in front of Latchkey. */
@ConfigMapping(prefix = "latchkey")
interface ProxiesConfig {
    /**
     * The addresses and networks (CIDR) whose connections are believed in what {@code Forwarded} or {@code X-Forwarded-*}
     * says of the client.
     */
    Optional<List<String>> proxies();
}
